import { useRoute } from 'preact-iso'

import { useLoad } from '../../api/load.ts'
import { whenIs } from '../../format/days.ts'
import * as m from '../../messages/app.ts'
import * as words from '../../messages/check-in.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { Screen } from '../../parts/screen.tsx'
import { useOpening } from '../use-opening.ts'
import { openWriting } from './open-writing.ts'
import { WritingSteps } from './steps.tsx'
import { openingOf } from './week.ts'

/** Writing for the running check-in. */
export default function CheckIn() {
  const { space = '' } = useRoute().params
  const open = useLoad(() => openWriting(space), [space], { isOwn: true })
  const { value } = open
  useOpening(value && !value.writing ? openingOf(value) : undefined, open.again)
  if (value?.writing) return <WritingSteps shown={value} writing={value.writing} />

  return (
    <Screen place={words.checkInPlace()} of={open} title={words.checkInLaterTitle()}>
      {value && <p>{m.checkInLater({ when: whenIs(value.week.opensAt, value.week.zone, value.today) })}</p>}
      <ButtonLink kind="quiet" href={`/s/${space}`}>
        {m.toHome()}
      </ButtonLink>
    </Screen>
  )
}
