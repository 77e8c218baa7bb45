import { ErrorBoundary, LocationProvider, Route, Router } from 'preact-iso'

import { asProblem } from './api/problem.ts'
import { prepareOffline } from './offline.ts'
import { screen } from './parts/lazy.ts'
import Begin from './screens/begin.tsx'

const Nothing = screen(() => import('./screens/nothing.tsx'))
const New = screen(() => import('./screens/new/new.tsx'))
const Home = screen(() => import('./screens/home/home.tsx'))
const CheckIn = screen(() => import('./screens/check-in/check-in.tsx'))
const Unsent = screen(() => import('./screens/check-in/unsent-screen.tsx'))
const Rounds = screen(() => import('./screens/rounds/rounds.tsx'))
const Round = screen(() => import('./screens/round/round.tsx'))
const Repairs = screen(() => import('./screens/repairs/repairs.tsx'))
const NewRepair = screen(() => import('./screens/repairs/new-repair.tsx'))
const Repair = screen(() => import('./screens/repair/repair.tsx'))
const Alone = screen(() => import('./screens/repair/alone.tsx'))
const Asks = screen(() => import('./screens/asks/asks.tsx'))
const NewAsk = screen(() => import('./screens/asks/new-ask.tsx'))
const Ask = screen(() => import('./screens/ask/ask.tsx'))
const Boundaries = screen(() => import('./screens/boundaries/boundaries.tsx'))
const NewBoundary = screen(() => import('./screens/boundaries/new-boundary.tsx'))
const Boundary = screen(() => import('./screens/boundary/boundary.tsx'))
const Cards = screen(() => import('./screens/cards/cards.tsx'))
const NewCard = screen(() => import('./screens/cards/new-card.tsx'))
const Card = screen(() => import('./screens/cards/card.tsx'))
const Promises = screen(() => import('./screens/promises/promises.tsx'))
const NewPromise = screen(() => import('./screens/promises/new-promise.tsx'))
const OnePromise = screen(() => import('./screens/promises/one.tsx'))
const Trends = screen(() => import('./screens/trends/trends.tsx'))
const Whole = screen(() => import('./screens/trends/whole.tsx'))
const TimeOut = screen(() => import('./screens/time-out/time-out.tsx'))
const Us = screen(() => import('./screens/us/us.tsx'))
const Space = screen(() => import('./screens/space/space.tsx'))
const Given = screen(() => import('./screens/given/given.tsx'))
const Help = screen(() => import('./screens/pages/help.tsx'))
const About = screen(() => import('./screens/pages/about.tsx'))

const Welcome = screen(() => import('./screens/account/welcome.tsx'))
const SignUp = screen(() => import('./screens/account/sign-up.tsx'))
const SignIn = screen(() => import('./screens/account/sign-in.tsx'))
const Recover = screen(() => import('./screens/account/recover.tsx'))
const Join = screen(() => import('./screens/account/join.tsx'))
const Account = screen(() => import('./screens/account/account.tsx'))

export function App() {
  return (
    <LocationProvider>
      <ErrorBoundary onError={asProblem}>
        <Router onLoadEnd={prepareOffline}>
          <Route path="/" component={Begin} />
          <Route path="/welcome" component={Welcome} />
          <Route path="/sign-up" component={SignUp} />
          <Route path="/sign-in" component={SignIn} />
          <Route path="/recover" component={Recover} />
          <Route path="/join" component={Join} />
          <Route path="/account" component={Account} />
          <Route path="/account/given" component={Given} />
          <Route path="/new" component={New} />
          <Route path="/s/:space" component={Home} />
          <Route path="/s/:space/check-in" component={CheckIn} />
          <Route path="/s/:space/rounds" component={Rounds} />
          <Route path="/s/:space/rounds/:n" component={Round} />
          <Route path="/s/:space/repairs" component={Repairs} />
          <Route path="/s/:space/repairs/new" component={NewRepair} />
          <Route path="/s/:space/repairs/:repair" component={Repair} />
          <Route path="/s/:space/repairs/:repair/alone" component={Alone} />
          <Route path="/s/:space/asks" component={Asks} />
          <Route path="/s/:space/asks/new" component={NewAsk} />
          <Route path="/s/:space/asks/:ask" component={Ask} />
          <Route path="/s/:space/boundaries" component={Boundaries} />
          <Route path="/s/:space/boundaries/new" component={NewBoundary} />
          <Route path="/s/:space/boundaries/:boundary" component={Boundary} />
          <Route path="/s/:space/cards" component={Cards} />
          <Route path="/s/:space/cards/new" component={NewCard} />
          <Route path="/s/:space/cards/:card" component={Card} />
          <Route path="/s/:space/promises" component={Promises} />
          <Route path="/s/:space/promises/new" component={NewPromise} />
          <Route path="/s/:space/promises/:promise" component={OnePromise} />
          <Route path="/s/:space/trends" component={Trends} />
          <Route path="/s/:space/trends/:element" component={Whole} />
          <Route path="/s/:space/time-out" component={TimeOut} />
          <Route path="/s/:space/us" component={Us} />
          <Route path="/s/:space/settings" component={Space} />
          <Route path="/unsent" component={Unsent} />
          <Route path="/help" component={Help} />
          <Route path="/about/:page" component={About} />
          <Route default component={Nothing} />
        </Router>
      </ErrorBoundary>
    </LocationProvider>
  )
}
