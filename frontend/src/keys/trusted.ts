type Policy = { createScriptURL: (url: string) => string }
type Factory = { createPolicy: (name: string, rules: Policy) => Policy }

const own: Policy = {
  createScriptURL(url) {
    if (new URL(url, location.href).origin !== location.origin) throw new TypeError('not our own script')
    return url
  },
}

const { trustedTypes } = globalThis as { trustedTypes?: Factory }
const policy = trustedTypes?.createPolicy('app', own) ?? own

/** A script of our own, as browsers with trusted types want it named. There is one policy, and this is it. */
export function trustedScript(url: string): string {
  return policy.createScriptURL(url)
}
