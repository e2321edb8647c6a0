import { dayOfMoment } from '../../app/desk/deadlines.ts'
import { type MyWork, myWork } from '../../app/desk/my-work.ts'
import type { WorkLine } from '../../app/desk/work.ts'
import { mayAnywhere } from '../../core/policy.ts'
import type { Due } from '../../core/work.ts'
import { renderPage } from '../components/render.ts'
import type { Ask, Handler } from '../context.ts'
import { defined } from '../defined.ts'
import { dueWords } from '../due.ts'
import { type WorkItem, WorkPage } from '../views/work.tsx'
import { signedIn } from './signed-in.ts'

/** The home of the desk: what waits for whoever is signed in. */
export const desk: Handler = async (ask) => {
  const actor = signedIn(ask)
  const work = await myWork(ask.app, actor)
  return ask.http.html(
    renderPage(
      WorkPage({
        page: ask.page,
        total: work.total,
        overdue: work.overdue,
        rounds: mayAnywhere(actor, 'participation.see').ok
          ? work.rounds.map((round) => ({
              id: round.id,
              label: round.label,
              where: ask.app.units.nameInside(round.unit_id),
              due: dueWords(ask.lang, roundDue(round), work.today, work.calendar),
            }))
          : [],
        roles: work.roles.map(({ role, piles }) => ({
          role,
          piles: piles.map((pile) => ({
            task: pile.task,
            total: pile.total,
            items: pile.lines.map((line) => item(ask, work, line)),
            ...defined({ all: pile.all }),
          })),
        })),
      }),
    ),
  )
}

/** Until when the window that is open takes what it is for: registrations first. */
const roundDue = (round: MyWork['rounds'][number]): Due =>
  round.closes_on === null ? { unset: 'window' } : { by: round.closes_on }

function item(ask: Ask, work: MyWork, line: WorkLine): WorkItem {
  const { lang, app } = ask
  return {
    href: line.href,
    title: line.title,
    ...defined({
      place: line.unitId === undefined ? undefined : app.units.nameInside(line.unitId),
      waits: line.waits,
      since: line.since === undefined ? undefined : dayOfMoment(line.since),
      due: line.due === undefined ? undefined : dueWords(lang, line.due, work.today, work.calendar),
      missing: line.missing,
    }),
  }
}
