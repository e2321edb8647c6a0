import type { Hono } from 'hono'
import type { App } from '../../src/app/context.ts'
import type { Site } from '../../src/web/context.ts'

/** A site of a test's application; `more` changes what it is made of. */
export const testSite = (app: App, more: Partial<Site> = {}): Site => ({
  app,
  assets: { css: '/assets/a.css', js: '/assets/a.js', icon: '/assets/i.svg' },
  assetFolder: '/nowhere',
  version: '0.0.0',
  licence: 'EUPL-1.2',
  origin: undefined,
  operator: undefined,
  secret: 'test',
  ...more,
})

/** Somebody in front of a browser without scripts: keeps cookies, sends the form's token along. */
export class Person {
  readonly cookies = new Map<string, string>()
  /** The last page, as text. */
  html = ''
  private readonly web: Hono
  private readonly headers: Record<string, string>

  constructor(web: Hono, headers: Record<string, string> = {}) {
    this.web = web
    this.headers = headers
  }

  get(path: string): Promise<Response> {
    return this.send(path, {})
  }

  /** Posts a form with the token of the last page; `_token` in the fields stands instead of it. */
  post(path: string, fields: Record<string, string> | FormData): Promise<Response> {
    const token = /name="_token" value="([^"]+)"/.exec(this.html)?.[1]
    if (fields instanceof FormData) {
      if (token !== undefined) fields.set('_token', token)
      return this.send(path, { method: 'POST', body: fields })
    }
    const body = new URLSearchParams({ ...(token === undefined ? {} : { _token: token }), ...fields })
    return this.send(path, { method: 'POST', body })
  }

  /** Posts bytes that are no form, with headers of their own. */
  raw(path: string, bytes: Uint8Array, headers: Record<string, string>): Promise<Response> {
    return this.send(path, { method: 'POST', body: bytes as never, headers })
  }

  /** The hidden fields of the last page's own forms, by name. */
  hidden(): Record<string, string> {
    const fields = this.html
      .slice(this.html.indexOf('<main'))
      .matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)
    return Object.fromEntries([...fields].map(([, name, value]) => [name ?? '', plain(value ?? '')]))
  }

  private async send(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = {
      ...this.headers,
      ...(init.headers as Record<string, string>),
      ...(cookie === '' ? {} : { Cookie: cookie }),
    }
    const answer = await this.web.request(path, { ...init, headers })
    for (const line of answer.headers.getSetCookie()) this.keep(line)
    if (answer.headers.get('content-type')?.startsWith('text/html') === true) this.html = await answer.clone().text()
    return answer
  }

  private keep(line: string): void {
    const [pair = ''] = line.split(';', 1)
    const at = pair.indexOf('=')
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
    if (/max-age=0(;|$)/i.test(line) || value === '') this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}

const plain = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
