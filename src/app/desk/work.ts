import type { Role } from '../../core/access/roles.ts'
import type { Actor } from '../../core/policy.ts'
import type { Due, WorkTask } from '../../core/work.ts'
import type { Reader } from '../../db/database.ts'
import type { App } from '../context.ts'
import type { Deadlines } from './deadlines.ts'

/** What a provider of work may ask: who wants to know, on which day, and until when things are due. */
export interface Asking {
  readonly app: App
  readonly actor: Actor
  /** The reader's transaction: everything is read in it, and nothing written. */
  readonly tx: Reader
  /** The day in Vietnam. */
  readonly today: string
  /** How many lines of one task are shown; the rest is counted and linked. */
  readonly limit: number
  /** Deadlines of the rounds that people run, already read: asking costs no query. */
  readonly deadlines: Deadlines
}

/** One thing that waits for the reader. */
export interface WorkLine {
  readonly id: string
  /** What it is called; Vietnamese, and no personal data that the reader may not see. */
  readonly title: string
  /** Where it is done: a site path without language. */
  readonly href: string
  /** Where it lies; shown by its name. */
  readonly unitId?: string
  /** Who waits for it to be done: the name of a body or of a person at work, as in `deadlines.runBy(roundId)`. */
  readonly waits?: string
  /** Since when it waits: a day or a moment. */
  readonly since?: string
  /** Until when; absent: such a thing has no deadline at all. */
  readonly due?: Due
  /** Of a form: how many of its parts are not filled in yet. */
  readonly missing?: number
}

/** Who waits, when that is whoever runs the round. */
export function runnerWaits({ deadlines }: Asking, roundId: string): { readonly waits?: string } {
  const waits = deadlines.runBy(roundId)
  return waits === undefined ? {} : { waits }
}

/** The page of a file: a registration, and the participation it becomes. */
export const fileHref = (id: string): string => `/ban-lam-viec/ho-so/${id}`

/** How many rows to read for so many lines: enough that the most urgent of several rounds are among them. */
export const fetchFor = (limit: number): number => limit * 4

/** Everything of one task that waits for the reader in one of their roles. */
export interface WorkPile {
  readonly task: WorkTask
  /** The role in which it waits: the page groups by it. */
  readonly role: Role
  /** How many there are, also those that are not among the lines. */
  readonly total: number
  /** The most urgent first, at most `Asking.limit`. */
  readonly lines: readonly WorkLine[]
  /** Where all of them are. */
  readonly all?: string
}

/**
 * The work of one feature. `find` gives the piles of this reader; empty ones are dropped. It asks a number of queries that does not depend on how many things wait (a test counts them), and none for roles the reader does not
 * hold: `holds(actor, 'owner')`. Lists come through `reachOf`, and what the reader could not do because of a conflict
 * of interest does not wait for them.
 */
export interface WorkProvider {
  readonly name: string
  readonly find: (asking: Asking) => Promise<readonly WorkPile[]>
}
