import { idOrNothing } from '../../../app/portal/lookup.ts'
import { REPLICATIONS_A_PAGE, replications } from '../../../app/replication/read.ts'
import { nextReport } from '../../../core/replication/due.ts'
import { t } from '../../../i18n/catalogue.ts'
import { formatDate } from '../../../i18n/format.ts'
import { renderPage } from '../../components/render.ts'
import type { Ask, Handler } from '../../context.ts'
import { defined } from '../../defined.ts'
import { ReplicationListPage } from '../../views/replication/list.tsx'
import { signedIn } from '../signed-in.ts'

export const REPLICATIONS = '/ban-lam-viec/nhan-rong'

/** The replications of which the actor answers for one side, or stands above one. */
export const replicationList: Handler = async (ask) => {
  const after = ask.query('sau')
  const rows = await replications(ask.app, signedIn(ask), after === undefined ? undefined : idOrNothing(after))
  const last = rows.at(-1)
  const older = rows.length === REPLICATIONS_A_PAGE && last !== undefined ? `${REPLICATIONS}?sau=${last.id}` : undefined
  return ask.http.html(
    renderPage(
      ReplicationListPage({
        page: ask.page,
        items: rows.map((r) => ({
          href: `${REPLICATIONS}/${r.id}`,
          model: r.name,
          receiver: r.adopter ?? '',
          origin: r.origin_unit_id === null ? '' : ask.app.units.nameInside(r.origin_unit_id),
          state: r.state ?? '',
          ...nextOf(ask, r),
        })),
        ...defined({ older }),
      }),
    ),
  )
}

/** What is next, and whether it waits for the reader. */
function nextOf(
  ask: Ask,
  r: {
    readonly state: string | null
    readonly adopted_on: string | null
    readonly reported: readonly number[]
    readonly mine: boolean
  },
): { readonly next?: string; readonly mine: boolean } {
  const say = t(ask.lang)
  if (r.state === 'proposed') return { next: say('replication.next.confirm'), mine: r.mine }
  const due = r.state === 'confirmed' && r.adopted_on !== null ? nextReport(r.adopted_on, r.reported) : undefined
  if (due === undefined) return { mine: false }
  const next = say('replication.next.report', { months: due.months, by: formatDate(ask.lang, due.by) })
  return { next, mine: r.mine && due.by <= ask.app.units.today }
}
