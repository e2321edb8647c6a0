import { ROLES, type Role } from '../../core/access/roles.ts'
import type { Calendar } from '../../core/calendar/calendar.ts'
import { vietnamDay } from '../../core/clock.ts'
import type { Actor } from '../../core/policy.ts'
import { compareDue, isOverdue, WORK_TASKS } from '../../core/work.ts'
import { inTenant } from '../../db/database.ts'
import type { RunningRound } from '../../db/read/deadlines.ts'
import { appraisalWork } from '../appraisal/work-of-appraisals.ts'
import type { App } from '../context.ts'
import { decisionWork } from '../deciding/work-of-decisions.ts'
import { inspectionWork } from '../inspection/work-of-inspections.ts'
import { replicationWork } from '../replication/work-of-replications.ts'
import { sessionWork } from '../voting/work-of-sessions.ts'
import { readDeadlines } from './deadlines.ts'
import type { WorkPile, WorkProvider } from './work.ts'
import { documentWork } from './work-of-documents.ts'
import { participationWork } from './work-of-participations.ts'
import { registrationWork } from './work-of-registrations.ts'

/**
 * Everything that can wait for somebody, feature by feature. To add yours:
 * 1. write a `WorkProvider` (work.ts says what it guarantees) beside your use cases, for example
 *    src/app/inspection/work-of-inspections.ts;
 * 2. name its tasks in core/work.ts and in i18n/{vi,en}/work.ts (`work.<task>`), unless they are there;
 * 3. add it here, in the order of the process.
 */
export const WORK_PROVIDERS: readonly WorkProvider[] = [
  registrationWork,
  participationWork,
  inspectionWork,
  appraisalWork,
  sessionWork,
  decisionWork,
  replicationWork,
  documentWork,
]

/** How many lines of one task the page shows; the rest is counted and linked. */
const LINES = 8

/** What waits in one role, the most urgent task first. */
export interface RoleWork {
  readonly role: Role
  readonly piles: readonly WorkPile[]
}

export interface MyWork {
  readonly today: string
  /** For the days that are left. */
  readonly calendar: Calendar
  readonly roles: readonly RoleWork[]
  /** Rounds that people run where the actor has a role, the newest first. */
  readonly rounds: readonly RunningRound[]
  /** How many things wait, and how many of the lines that are shown are late. */
  readonly total: number
  readonly overdue: number
}

/** Everything that waits for the actor, by role; what is late comes first. The number of queries is that of the features. */
export async function myWork(
  app: App,
  actor: Actor,
  providers: readonly WorkProvider[] = WORK_PROVIDERS,
): Promise<MyWork> {
  const today = vietnamDay(app.clock())
  const { piles, deadlines } = await inTenant(app.db.app, actor.tenantId, async (tx) => {
    const deadlines = await readDeadlines(app, tx, actor.tenantId)
    const found: WorkPile[] = []
    for (const provider of providers) {
      found.push(...(await provider.find({ app, actor, tx, today, limit: LINES, deadlines })))
    }
    return { piles: found.filter((pile) => pile.total > 0), deadlines }
  })
  const roles = ROLES.map((role) => ({ role, piles: ordered(piles.filter((pile) => pile.role === role)) }))
  const overdue = piles.flatMap((pile) => pile.lines).filter((line) => isOverdue(line.due, today)).length
  return {
    today,
    calendar: deadlines.calendar,
    rounds: deadlines.rounds.filter((round) => isNear(app, actor, round)).slice(0, ROUNDS),
    roles: roles.filter(({ piles: own }) => own.length > 0).sort((a, b) => byUrgency(a.piles, b.piles)),
    total: piles.reduce((sum, pile) => sum + pile.total, 0),
    overdue,
  }
}

/** Most people have one or two. */
const ROUNDS = 8

/** Does a role of the actor hold where the round is run, above it, or below? */
function isNear(app: App, actor: Actor, { unit_id }: RunningRound): boolean {
  const around = app.units.within(unit_id)
  return actor.grants.some(
    ({ scope }) => scope.of !== 'unit' || around.includes(scope.id) || app.units.within(scope.id).includes(unit_id),
  )
}

/** By what is due first, then in the order of the process. */
const ordered = (piles: readonly WorkPile[]): readonly WorkPile[] =>
  [...piles].sort((a, b) => byUrgency([a], [b]) || WORK_TASKS.indexOf(a.task) - WORK_TASKS.indexOf(b.task))

const byUrgency = (a: readonly WorkPile[], b: readonly WorkPile[]): number => compareDue(firstDue(a), firstDue(b))

const firstDue = (piles: readonly WorkPile[]) =>
  piles.flatMap((pile) => pile.lines.map((line) => line.due)).sort(compareDue)[0]
