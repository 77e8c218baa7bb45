import type { JSX } from 'preact'
import { ErrorBoundary, lazy, LocationProvider, Route, Router } from 'preact-iso'

import { asProblem } from './api/problem.ts'

type Page = { default: () => JSX.Element }

const Begin = lazy(() => import('./screens/begin.tsx'))
const Nothing = lazy(() => import('./screens/nothing.tsx'))
const New = lazy(() => import('./screens/new/new.tsx'))
const Home = lazy(() => import('./screens/home/home.tsx'))
const CheckIn = lazy(() => import('./screens/check-in/check-in.tsx'))
const Rounds = lazy(() => import('./screens/rounds/rounds.tsx'))
const Round = lazy(() => import('./screens/round/round.tsx'))
const Us = lazy(() => import('./screens/us/us.tsx'))
const Help = lazy(() => import('./screens/pages/help.tsx'))
const About = lazy(() => import('./screens/pages/about.tsx'))

const account = import.meta.glob<Page>('./screens/account/*.tsx')
const accountScreen = (name: string) =>
  lazy(account[`./screens/account/${name}.tsx`] ?? (() => import('./screens/nothing.tsx')))
const Welcome = accountScreen('welcome')
const SignUp = accountScreen('sign-up')
const SignIn = accountScreen('sign-in')
const Recover = accountScreen('recover')
const Join = accountScreen('join')
const Account = accountScreen('account')

export function App() {
  return (
    <LocationProvider>
      <ErrorBoundary onError={asProblem}>
        <Router>
          <Route path="/" component={Begin} />
          <Route path="/welcome" component={Welcome} />
          <Route path="/sign-up" component={SignUp} />
          <Route path="/sign-in" component={SignIn} />
          <Route path="/recover" component={Recover} />
          <Route path="/join" component={Join} />
          <Route path="/account" component={Account} />
          <Route path="/new" component={New} />
          <Route path="/s/:space" component={Home} />
          <Route path="/s/:space/check-in" component={CheckIn} />
          <Route path="/s/:space/rounds" component={Rounds} />
          <Route path="/s/:space/rounds/:n" component={Round} />
          <Route path="/s/:space/us" component={Us} />
          <Route path="/help" component={Help} />
          <Route path="/about/:page" component={About} />
          <Route default component={Nothing} />
        </Router>
      </ErrorBoundary>
    </LocationProvider>
  )
}
