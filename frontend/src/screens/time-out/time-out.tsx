import './time-out.css'

import { useRoute } from 'preact-iso'
import { useEffect, useRef } from 'preact/hooks'

import { useLoad } from '../../api/load.ts'
import * as m from '../../messages/app.ts'
import * as words from '../../messages/time-out.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { Screen } from '../../parts/screen.tsx'
import { useSpace } from '../use-space.ts'
import { Calling } from './calling.tsx'
import { readPause, readTimeOut } from './pause.ts'
import { Running } from './running.tsx'
import { Steadying } from './steadying.tsx'
import { useLeft } from './use-left.ts'

const LOOK_AGAIN = 20_000

/** A time-out: choosing when one is back, then a calm page until it is over. */
export default function TimeOut() {
  const { space = '' } = useRoute().params
  const load = useLoad(() => readPause(space), [space])
  const { value, put } = load
  const left = useLeft(value?.timeOut ?? undefined)
  const running = value?.timeOut && left > 0 ? value.timeOut : undefined
  const ran = useRef(false)
  useSpace(value?.members && space)

  useEffect(() => {
    if (!running) return
    ran.current = true
    const look = () => {
      if (document.visibilityState !== 'visible') return
      readTimeOut(space).then(
        (timeOut) => value && put({ ...value, timeOut }),
        () => undefined,
      )
    }
    const timer = setInterval(look, LOOK_AGAIN)
    return () => clearInterval(timer)
  }, [running?.id, running?.returns_at, value?.members])

  if (!value) return <Screen place={m.timeOut()} of={load} />
  if (running) return <Running pause={value} running={running} left={left} put={put} />
  if (ran.current) return <Over space={space} />
  if (!value.members) return <Away again={load.again} />
  return <Calling space={space} members={value.members} onCalled={(timeOut) => put({ ...value, timeOut })} />
}

function Over({ space }: { space: string }) {
  return (
    <Screen
      place={m.timeOut()}
      title={words.timeOutOver()}
      lead={words.timeOutOverLead()}
      step="over"
      foot={<ButtonLink href={`/s/${space}`}>{m.toHome()}</ButtonLink>}
    />
  )
}

/** No network, and nothing known of one that runs: the breath is here all the same. */
function Away({ again }: { again: () => void }) {
  useEffect(() => {
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [again])
  return (
    <Screen place={m.timeOut()} title={m.timeOut()} lead={words.timeOutAway()}>
      <Steadying />
    </Screen>
  )
}
