import type { Context } from 'hono'
import type { App } from '../app/context.ts'
import type { Actor } from '../core/policy.ts'
import type { Lang } from '../i18n/catalogue.ts'
import type { PageContext } from './components/page.ts'

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
  /** Key of the form tokens: of this process, so that a restart asks for the form again. */
  readonly secret: string
}

/** What a handler gets: the request, already read for language, view, session and form. */
export interface Ask {
  readonly site: Site
  readonly app: App
  readonly http: Context
  readonly lang: Lang
  readonly page: PageContext
  readonly actor: Actor | undefined
  readonly session: string | undefined
  readonly form: URLSearchParams
  /** Part of the path by its name in the route table. */
  param(name: string): string
  /** A query value; empty is none. */
  query(name: string): string | undefined
}

export type Handler = (ask: Ask) => Promise<Response> | Response
