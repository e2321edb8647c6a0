import { createHash } from 'node:crypto'
import { ProblemError, problem } from '../../core/problem.ts'
import { countAttempt, forgetAttempts } from '../../db/write/attempts.ts'
import type { App } from '../context.ts'

const MINUTES = 15
/** Tries within a quarter of an hour. An office shares one address, so an address has more than an account. */
export const MOST_TRIES = { account: 10, address: 100 } as const

const keyOf = (of: keyof typeof MOST_TRIES, who: string): string =>
  `${of}:${createHash('sha256').update(who).digest('hex')}`

/** Counts a try of a secret; `rate.limited` when there were too many. Unknown names are counted like known ones. */
export async function countTry(app: App, of: keyof typeof MOST_TRIES, who: string): Promise<void> {
  const now = app.clock()
  const from = new Date(now.getTime() - MINUTES * 60_000).toISOString()
  const { count, since } = await countAttempt(app.db.app, keyOf(of, who), { at: now.toISOString(), from })
  if (count <= MOST_TRIES[of]) return
  const seconds = Math.ceil((Date.parse(since) + MINUTES * 60_000 - now.getTime()) / 1000)
  throw new ProblemError(problem('rate.limited', { seconds: Math.max(seconds, 1) }))
}

/** The right secret ends the count of its account; that of the address goes on. */
export const forgetTries = (app: App, who: string): Promise<void> => forgetAttempts(app.db.app, keyOf('account', who))
