import { ErrorBoundary, lazy, LocationProvider, Route, Router } from 'preact-iso'

import { asProblem } from './api/problem.ts'

const Begin = lazy(() => import('./screens/begin.tsx'))
const Nothing = lazy(() => import('./screens/nothing.tsx'))
const New = lazy(() => import('./screens/new/new.tsx'))
const Home = lazy(() => import('./screens/home/home.tsx'))
const CheckIn = lazy(() => import('./screens/check-in/check-in.tsx'))
const Rounds = lazy(() => import('./screens/rounds/rounds.tsx'))
const Round = lazy(() => import('./screens/round/round.tsx'))
const Trends = lazy(() => import('./screens/trends/trends.tsx'))
const Whole = lazy(() => import('./screens/trends/whole.tsx'))
const Us = lazy(() => import('./screens/us/us.tsx'))
const Help = lazy(() => import('./screens/pages/help.tsx'))
const About = lazy(() => import('./screens/pages/about.tsx'))

const Welcome = lazy(() => import('./screens/account/welcome.tsx'))
const SignUp = lazy(() => import('./screens/account/sign-up.tsx'))
const SignIn = lazy(() => import('./screens/account/sign-in.tsx'))
const Recover = lazy(() => import('./screens/account/recover.tsx'))
const Join = lazy(() => import('./screens/account/join.tsx'))
const Account = lazy(() => import('./screens/account/account.tsx'))

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
          <Route path="/s/:space/trends" component={Trends} />
          <Route path="/s/:space/trends/:element" component={Whole} />
          <Route path="/s/:space/us" component={Us} />
          <Route path="/help" component={Help} />
          <Route path="/about/:page" component={About} />
          <Route default component={Nothing} />
        </Router>
      </ErrorBoundary>
    </LocationProvider>
  )
}
