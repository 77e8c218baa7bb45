import { Steps } from '../../parts/steps.tsx'
import type { Way } from './way.ts'

/** How far along the way one is. Without a name: at its end. */
export function StepsOf({ way, name }: { way: Way; name: string | null }) {
  const index = way.path.findIndex((step) => step.name === name)
  return <Steps at={index < 0 ? way.path.length : index + 1} of={way.path.length} />
}
