import { Loading } from '../../parts/loaded.tsx'
import { Screen } from '../../parts/screen.tsx'

export default function Soon() {
  return (
    <Screen place="" tab="home">
      <Loading />
    </Screen>
  )
}
