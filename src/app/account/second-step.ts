import type { Actor } from '../../core/policy.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { clearSecondStep } from '../../db/write/credentials.ts'
import type { Accounts } from './accounts.ts'
import { ownDeed, provePassword } from './credentials.ts'
import { headersOf, orProblem, type Visitor } from './sign-in.ts'

/** What a person takes into the code application, and writes down for the day the phone is gone. Shown once. */
export interface SecondStepOffer {
  /** otpauth: address, for the picture and for a tap on the phone itself. */
  readonly address: string
  /** The same secret to type, in groups of four. */
  readonly secret: string
  readonly recoveryCodes: readonly string[]
}

const wrongPassword = new ProblemError(problem('password.wrong', {}, 'mat-khau-cu'))

/** Begins: a new secret, which counts only once a code of it was typed (`confirmSecondStep`). */
export async function offerSecondStep(
  { app, library }: Accounts,
  visitor: Visitor,
  actor: Actor,
  password: string,
): Promise<SecondStepOffer> {
  await provePassword(app, actor, password)
  const made = await orProblem(
    library.api.enableTwoFactor({ body: { password, method: 'totp' }, headers: headersOf(visitor) }),
    wrongPassword,
  )
  if (!('totpURI' in made) || made.totpURI === undefined) throw wrongPassword
  const secret = new URL(made.totpURI).searchParams.get('secret') ?? ''
  return {
    address: made.totpURI,
    secret: secret.replaceAll(/(.{4})(?=.)/g, '$1 '),
    recoveryCodes: made.backupCodes ?? [],
  }
}

/** The first code turns the second step on; the session goes on under a new token. */
export async function confirmSecondStep(
  { app, library }: Accounts,
  visitor: Visitor,
  actor: Actor,
  code: string,
): Promise<Headers> {
  const { headers } = await orProblem(
    library.api.verifyTOTP({
      body: { code: code.replaceAll(/\s/g, '') },
      headers: headersOf(visitor),
      returnHeaders: true,
    }),
    new ProblemError(problem('second-step.wrong', {}, 'ma')),
  )
  await ownDeed(app, actor, 'account.second-step-on', async () => {})
  return headers
}

/** Ten new recovery codes in place of those that are left. */
export async function newRecoveryCodes(
  { app, library }: Accounts,
  visitor: Visitor,
  actor: Actor,
  password: string,
): Promise<readonly string[]> {
  await provePassword(app, actor, password)
  const made = await orProblem(
    library.api.generateBackupCodes({ body: { password }, headers: headersOf(visitor) }),
    wrongPassword,
  )
  return made.backupCodes
}

/** Turns the second step off; passkeys go with it, since they stand for both steps. */
export async function endSecondStep({ app }: Accounts, actor: Actor, password: string): Promise<void> {
  await provePassword(app, actor, password)
  await ownDeed(app, actor, 'account.second-step-off', (tx) => clearSecondStep(tx, actor.id, app.clock().toISOString()))
}
