import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** As much of oidc-provider as is used here; it brings no types. */
interface Provider {
  callback(): RequestListener
  interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>
}
interface GrantContext {
  readonly oidc: {
    readonly client: { readonly clientId: string }
    readonly session: { readonly accountId: string }
    readonly provider: {
      readonly Grant: new (of: object) => { addOIDCScope(scope: string): void; save(): Promise<void> }
    }
  }
}

export const CLIENT = { clientId: 'kheo', clientSecret: 'bi-mat-cua-kheo-cho-nha-cung-cap' }

/** A free port of the loopback, for a provider that is not up yet. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

/** A real OpenID Connect provider on the loopback, where `who` says which person has signed in there. */
export async function startProvider(port: number, redirect: string, who: () => string) {
  const name = 'oidc-provider'
  const { default: Made } = (await import(name)) as { default: new (issuer: string, options: object) => Provider }
  const issuer = `http://127.0.0.1:${port}`
  const provider = new Made(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [redirect],
        response_types: ['code'],
      },
    ],
    cookies: { keys: ['test'] },
    claims: { profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: () => '/interaction' },
    findAccount: (_ctx: unknown, sub: string) => ({ accountId: sub, claims: () => ({ sub, name: `Người ${sub}` }) }),
    loadExistingGrant: async (ctx: GrantContext) => {
      const { client, session, provider: own } = ctx.oidc
      const grant = new own.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
  })
  const callback = provider.callback()
  const server = createServer((request, response) => {
    if (request.url === '/interaction')
      void provider.interactionFinished(request, response, { login: { accountId: who() } })
    else callback(request, response)
  })
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  const stop = () =>
    new Promise<void>((done) => {
      server.close(() => done())
      server.closeAllConnections()
    })
  return { issuer, stop }
}

/** Follows the provider's pages as a browser without a memory of it, up to the address it sends back to. */
export async function throughProvider(from: string, home: string): Promise<string> {
  const cookies = new Map<string, string>()
  let at = from
  for (let i = 0; i < 10; i++) {
    if (at.startsWith(home)) return at.slice(home.length)
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';', 1)
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const next = answer.headers.get('location')
    if (next === null) throw new Error(`${answer.status} ${at}: ${await answer.text()}`)
    at = new URL(next, at).href
  }
  throw new Error(`${at}: too many redirects`)
}
