import { api, ask } from '../../api/client.ts'
import { useLoad } from '../../api/load.ts'
import * as m from '../../messages/app.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { LanguageSelect } from '../../parts/language-select.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { needsHttps } from '../../parts/needs-https.tsx'

/** What this is, for someone who is not signed in, and the two ways in. */
function Welcome() {
  const door = useLoad(() => ask(api.GET('/api/v1/auth/door')), [])
  const isOpen = door.value?.sign_up === 'open'
  const signIn = (
    <ButtonLink kind={isOpen ? 'quiet' : 'main'} href="/sign-in">
      {m.signIn()}
    </ButtonLink>
  )
  return (
    <Screen
      place=""
      title={m.welcomeTitle()}
      foot={
        <>
          {signIn}
          {isOpen && <ButtonLink href="/sign-up">{m.begin()}</ButtonLink>}
        </>
      }
    >
      <p class="welcome">{m.welcomeWhat()}</p>
      <p>{m.welcomeSealed()}</p>
      <div class="stack-small">
        <p>
          <a href="/about/how-it-works">{m.welcomeHow()}</a>
        </p>
        <p>
          <a href="/about/accessibility">{m.aboutAccess()}</a>
        </p>
      </div>
      <Loaded of={door}>
        {({ sign_up }) => (
          <>
            {sign_up === 'invite' && (
              <Sheet title={m.byInvitationTitle()}>
                <p>{m.byInvitation()}</p>
              </Sheet>
            )}
          </>
        )}
      </Loaded>
      <LanguageSelect />
    </Screen>
  )
}

export default needsHttps(Welcome)
