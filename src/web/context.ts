import type { Context } from 'hono'
import type { Accounts } from '../app/account/accounts.ts'
import type { OidcSettings } from '../app/account/library.ts'
import type { SetUp } from '../app/account/setup.ts'
import type { Visitor } from '../app/account/sign-in.ts'
import type { App } from '../app/context.ts'
import type { RuleDefaults } from '../app/setup/reference.ts'
import type { Actor } from '../core/policy.ts'
import type { Problem } from '../core/problem.ts'
import type { Lang } from '../i18n/catalogue.ts'
import type { PageContext } from './components/page.ts'
import type { StreamedFile } from './streamed-form.ts'

/** What the site is made of; given once at start. */
export interface Site {
  readonly app: App
  readonly assets: PageContext['assets']
  /** Folder of the built browser files. */
  readonly assetFolder: string
  readonly version: string
  readonly licence: string
  readonly origin: string | undefined
  readonly operator: string | undefined
  /** Key of the form tokens; the same after a restart, so that a form that is open stays good. */
  readonly secret: string
  /** A mail server is set: people may ask to be told by e-mail. */
  readonly mails?: boolean
  /** An OpenID Connect provider that people may sign in with. */
  readonly oidc?: OidcSettings
  /** The header in which our own proxy says where a visitor is; without it the connection says so. */
  readonly proxyHeader?: string
  /** What the first person needs; absent when the site was started with people in it. */
  readonly setUp?: SetUp
  /** References for setting up a movement; without them they are not offered. */
  readonly ruleDefaults?: RuleDefaults
}

/** What a handler gets: the request, already read for language, view, session and form. */
export interface Ask {
  readonly site: Site
  readonly app: App
  readonly accounts: Accounts
  readonly visitor: Visitor
  readonly http: Context
  readonly lang: Lang
  readonly page: PageContext
  readonly actor: Actor | undefined
  /** The id of the session; form tokens are tied to it. */
  readonly session: string | undefined
  readonly form: URLSearchParams
  /** On routes that stream: the file of the form, not read yet. */
  readonly file?: StreamedFile
  /** Part of the path by its name in the route table. */
  param(name: string): string
  /** A query value; empty is none. */
  query(name: string): string | undefined
}

export type Handler = (ask: Ask) => Promise<Response> | Response

/**
 * What shows a form again, with all that was typed and what stands in the way; nothing when only a page of its own can
 * say it.
 */
export type Again = (ask: Ask, problem: Problem) => Promise<Response | undefined> | Response | undefined
