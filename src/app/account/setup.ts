import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { vietnamDay } from '../../core/clock.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { anyPerson } from '../../db/read/account-session.ts'
import { addAccount, oneSetUpAtATime } from '../../db/write/accounts.ts'
import { grantRole } from '../access/grants.ts'
import { MACHINE, machineActor } from '../accounts.ts'
import { type Command, execute } from '../command.ts'
import type { App } from '../context.ts'
import { newTenant } from '../new-tenant.ts'
import type { RegistryDefaults } from '../open-tenant.ts'
import { type Chosen, checkChosen, keepCredentials } from './credentials.ts'
import { countTry } from './limits.ts'
import { hashPassword } from './password.ts'

/** What the first set-up needs; given to the site while no person has an account. */
export interface SetUp {
  /** Printed in the terminal that serves, and nowhere else: whoever comes first without it gets nothing. */
  readonly code: string
  readonly defaults: RegistryDefaults
}

/** Is this site still waiting for its first person? */
export const needsSetUp = async (app: App): Promise<boolean> => !(await anyPerson(app.db.app))

export interface FirstPerson extends Chosen {
  readonly code: string
  readonly name: string
  /** Whose book it is: "Huyện Cần Giuộc", "Xã Tân Trụ". */
  readonly place: string
}

const sameCode = (given: string, wanted: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/**
 * Makes the first person: a book of their own, the grant to administer it, user name and password. Only with the code,
 * and only while there is nobody; afterwards the page is not there.
 */
export async function makeFirstPerson(
  app: App,
  setUp: SetUp,
  address: string,
  given: FirstPerson,
): Promise<{ readonly accountId: string; readonly tenantId: number }> {
  if (!(await needsSetUp(app))) throw new ProblemError(problem('not-found'))
  await countTry(app, 'address', address)
  if (!sameCode(given.code.trim(), setUp.code)) throw new ProblemError(problem('setup.code-wrong', {}, 'ma'))
  const chosen = checkChosen(given)
  const passwordHash = await hashPassword(chosen.password)
  const { tenantId } = await newTenant(app, given.place.trim(), setUp.defaults)
  const accountId = app.newId()
  const input = { accountId, name: given.name.trim(), userName: chosen.userName, passwordHash }
  await execute(app, setUpFirst, machineActor(tenantId), input, `account.set-up:${accountId}`)
  return { accountId, tenantId }
}

const FirstInput = z.object({
  accountId: z.uuid(),
  name: z.string().min(1).max(120),
  userName: z.string(),
  passwordHash: z.string(),
})

/** The first person with the grant to administer; of two who press at once the second finds somebody there. */
const setUpFirst: Command<z.infer<typeof FirstInput>, { accountId: string }> = {
  name: 'account.set-up',
  input: FirstInput,
  action: 'account.manage',
  work: async (context, { accountId, name, userName, passwordHash }) => {
    const { app, at, write } = context
    await oneSetUpAtATime(write.tx)
    if (await anyPerson(write.tx)) throw new ProblemError(problem('not-found'))
    await addAccount(write.tx, { id: accountId, name, kind: 'person', at })
    const from = vietnamDay(new Date(at))
    const scope = { unitId: null, organisationId: null }
    await grantRole.work(context, { accountId, role: 'administrator', ...scope, from, to: null, basis: MACHINE })
    await keepCredentials(app, write.tx, accountId, { userName, hash: passwordHash })
    return { accountId }
  },
}
