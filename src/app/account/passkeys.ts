import type { Actor } from '../../core/policy.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { removePasskey } from '../../db/write/credentials.ts'
import type { App } from '../context.ts'
import type { Accounts } from './accounts.ts'
import type { Library } from './library.ts'
import { countTry } from './limits.ts'
import { headersOf, orProblem, type Visitor } from './sign-in.ts'

/** What the browser's module gets to ask the device with, and the cookie that remembers the challenge. */
export interface Challenge {
  readonly options: unknown
  readonly cookies: Headers
}

/** Asks for a new passkey of the signed-in person; only within an hour of signing in. */
export async function offerPasskey({ library }: Accounts, visitor: Visitor): Promise<Challenge> {
  const { headers, response } = await orProblem(
    library.api.generatePasskeyRegistrationOptions({ headers: headersOf(visitor), returnHeaders: true }),
    new ProblemError(problem('sign-in.again')),
  )
  return { options: response, cookies: headers }
}

export async function keepPasskey(
  { library }: Accounts,
  visitor: Visitor,
  given: { readonly name: string; readonly answer: unknown },
): Promise<void> {
  await orProblem(
    library.api.verifyPasskeyRegistration({
      body: { response: given.answer, name: given.name.slice(0, 80) },
      headers: headersOf(visitor),
    }),
    new ProblemError(problem('sign-in.again')),
  )
}

/** Asks a device for any passkey of this site. */
export async function askPasskey({ app, library }: Accounts, visitor: Visitor): Promise<Challenge> {
  await countTry(app, 'address', visitor.address)
  const { headers, response } = await library.api.generatePasskeyAuthenticationOptions({
    headers: headersOf(visitor),
    returnHeaders: true,
  })
  return { options: response, cookies: headers }
}

type Answer = NonNullable<Parameters<Library['api']['verifyPasskeyAuthentication']>[0]>['body']['response']

/** Signs in by what the device answered; it comes as any form's field does, and the library takes it apart. */
export async function signInByPasskey({ app, library }: Accounts, visitor: Visitor, answer: object): Promise<Headers> {
  await countTry(app, 'address', visitor.address)
  const { headers } = await orProblem(
    library.api.verifyPasskeyAuthentication({
      body: { response: answer as Answer },
      headers: headersOf(visitor),
      returnHeaders: true,
    }),
    new ProblemError(problem('sign-in.refused')),
  )
  return headers
}

export const dropPasskey = (app: App, actor: Actor, id: string) => removePasskey(app.db.app, actor.id, id)
