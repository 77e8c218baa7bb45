import { nothingHere, Screen } from '../parts/screen.tsx'

/** An address that leads nowhere. */
export default function Nothing() {
  return <Screen place="" {...nothingHere()} />
}
