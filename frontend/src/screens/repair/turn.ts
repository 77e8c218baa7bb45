/** The steps of a ritual. */
import type { Ritual } from '../../api/schema.d.ts'

export type Step = Ritual['steps'][number]
/** A step in which everyone writes a turn of their own. */
export type WrittenStep = Extract<Step, { fields: unknown }>
