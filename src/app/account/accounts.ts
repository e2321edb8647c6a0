import { ProblemError, problem } from '../../core/problem.ts'
import type { App } from '../context.ts'
import { type Library, OIDC, type OidcSettings, openLibrary } from './library.ts'

/** How this site lets people in; given once at start. */
export interface AccountSettings {
  /** Key of everything that is signed or encrypted; the same after a restart, or codes and sessions are lost. */
  readonly secret: string
  readonly origin: string | undefined
  readonly oidc: OidcSettings | undefined
}

/** How long what a provider said of itself is believed before it is asked again. */
const PROVIDER_MS = 3_600_000
/** How long a page waits for a provider to answer. */
const PROVIDER_WAIT_MS = 5_000

/** The ways in. Opening it asks nobody: a provider is asked when somebody first wants to use it. */
export class Accounts {
  readonly app: App
  readonly settings: AccountSettings
  readonly library: Library
  private provided: { readonly library: Library; readonly until: number } | undefined

  constructor(app: App, settings: AccountSettings) {
    this.app = app
    this.settings = settings
    this.library = openLibrary(app, { ...settings, oidc: undefined })
  }

  /** What the button of the provider says; nothing without one. */
  get providerName(): string | undefined {
    return this.settings.oidc?.name
  }

  /** The library with the provider in it. Without an answer `provider.unreachable`, and the next visitor asks again. */
  async withProvider(): Promise<Library> {
    const { oidc } = this.settings
    if (oidc === undefined) throw new ProblemError(problem('not-found'))
    const now = this.app.clock().getTime()
    if (this.provided !== undefined && this.provided.until > now) return this.provided.library
    const library = openLibrary(this.app, { ...this.settings, oidc })
    const context = await Promise.race([library.$context, later(PROVIDER_WAIT_MS)])
    if (context?.socialProviders.some((p) => p.id === OIDC) !== true) {
      throw new ProblemError(problem('provider.unreachable', { name: oidc.name }))
    }
    this.provided = { library, until: now + PROVIDER_MS }
    return library
  }
}

const later = (ms: number): Promise<undefined> =>
  new Promise((done) => {
    setTimeout(() => done(undefined), ms).unref()
  })
