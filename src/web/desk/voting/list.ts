import { placeIn } from '../../../app/appraisal/desk.ts'
import { meetingList } from '../../../app/voting/pages.ts'
import { mayAnywhere } from '../../../core/policy.ts'
import { renderPage } from '../../components/render.ts'
import type { Handler } from '../../context.ts'
import { defined } from '../../defined.ts'
import { MeetingListPage, type MeetingState } from '../../views/voting/list.tsx'
import { further } from '../appraisal/desk.ts'
import { signedIn } from '../signed-in.ts'
import { LIST, meetingHref } from './words.ts'

/** The sessions that the reader sits in or may read. */
export const meetings: Handler = async (ask) => {
  const actor = signedIn(ask)
  const found = await meetingList(ask.app, actor, placeIn(ask.query('truoc')))
  return ask.http.html(
    renderPage(
      MeetingListPage({
        page: ask.page,
        items: found.rows.map((row) => ({
          href: meetingHref(row.id),
          name: row.name,
          heldOn: row.held_on,
          startsAt: row.starts_at,
          place: row.place,
          round: `${row.round}, ${ask.app.units.nameInside(row.unit_id)}`,
          state: row.state as MeetingState,
          files: Number(row.files),
          waiting: Number(row.waiting),
        })),
        mayConvene: mayAnywhere(actor, 'session.convene').ok,
        ...defined({ paging: further(LIST, 'truoc', found.next) }),
      }),
    ),
  )
}
