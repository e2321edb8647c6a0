import { INSPECTIONS_A_PAGE, inspections } from '../../../app/inspection/read.ts'
import { idOrNothing } from '../../../app/portal/lookup.ts'
import { mayAnywhere } from '../../../core/policy.ts'
import { renderPage } from '../../components/render.ts'
import type { Handler } from '../../context.ts'
import { defined } from '../../defined.ts'
import { InspectionListPage } from '../../views/inspection/list.tsx'
import { signedIn } from '../signed-in.ts'

export const INSPECTIONS = '/ban-lam-viec/kiem-tra'

/** The inspections that the actor plans or follows. */
export const inspectionList: Handler = async (ask) => {
  const actor = signedIn(ask)
  const after = ask.query('sau')
  const rows = await inspections(ask.app, actor, after === undefined ? undefined : idOrNothing(after))
  const last = rows.at(-1)
  return ask.http.html(
    renderPage(
      InspectionListPage({
        page: ask.page,
        may: mayAnywhere(actor, 'inspection.plan').ok,
        items: rows.map((r) => ({
          href: `${INSPECTIONS}/${r.id}`,
          plan: r.plan || r.purpose,
          unit: ask.app.units.fullName(r.unit_id),
          state: r.state,
          visits: r.visits,
          open: r.open,
          overdue: r.overdue,
          ...defined({ from: r.from_day, to: r.to_day }),
        })),
        ...defined({ older: rows.length === INSPECTIONS_A_PAGE && last ? `${INSPECTIONS}?sau=${last.id}` : undefined }),
      }),
    ),
  )
}
