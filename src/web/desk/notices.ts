import { execute } from '../../app/command.ts'
import { MOST_UNREAD, noticeList, readNotices, setMailAddress } from '../../app/desk/notices.ts'
import { idOrNothing } from '../../app/portal/lookup.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { t } from '../../i18n/catalogue.ts'
import type { FieldError } from '../components/form.tsx'
import { localHref } from '../components/page.ts'
import { renderPage } from '../components/render.ts'
import type { Ask, Handler } from '../context.ts'
import { defined } from '../defined.ts'
import { NoticesPage } from '../views/notices.tsx'
import { recordHref } from './record-links.ts'
import { signedIn } from './signed-in.ts'

const HREF = '/ban-lam-viec/thong-bao'

export const notices: Handler = (ask) => show(ask, [], 200)

async function show(ask: Ask, errors: readonly FieldError[], status: 200 | 422, typed?: string): Promise<Response> {
  const unreadOnly = ask.query('chua-doc') !== undefined
  const before = ask.query('truoc')
  const list = await noticeList(ask.app, signedIn(ask), {
    unread: unreadOnly,
    ...(before === undefined ? {} : { before: idOrNothing(before) }),
  })
  const rest = unreadOnly ? '&chua-doc=1' : ''
  return ask.http.html(
    renderPage(
      NoticesPage({
        page: ask.page,
        items: list.lines.map((line) => ({
          id: line.id,
          kind: line.kind,
          name: line.name,
          at: line.at,
          read: line.read,
          ...defined({
            href: recordHref(line.subject, line.subjectId),
            place: line.unitId === undefined ? undefined : ask.app.units.nameInside(line.unitId),
          }),
        })),
        unreadOnly,
        unread: list.unread > MOST_UNREAD ? `${MOST_UNREAD}+` : String(list.unread),
        paging: list.next === undefined ? {} : { next: `${HREF}?truoc=${list.next}${rest}` },
        newKey: ask.app.newId,
        ...defined({
          done: doneWords(ask),
          mail: ask.site.mails === true ? { address: typed ?? list.address ?? '' } : undefined,
        }),
        errors,
      }),
    ),
    status,
  )
}

function doneWords(ask: Ask): string | undefined {
  const say = t(ask.lang)
  const n = ask.query('da-doc')
  if (n !== undefined && /^\d+$/.test(n)) return say('notices.read.done', { n })
  const mail = ask.query('thu')
  if (mail === 'luu') return say('notices.mail.saved')
  return mail === 'bo' ? say('notices.mail.ended') : undefined
}

/** Marks the notices of the form as read; sent twice, the second finds nothing to do. */
export const noticesRead: Handler = async (ask) => {
  const ids = ask.form.getAll('id')
  const key = ask.form.get('_key') || ask.app.newId()
  const { result } = await execute(ask.app, readNotices, signedIn(ask), { ids }, `notice.read:${key}`)
  return ask.http.redirect(`${localHref(ask.lang, HREF)}?da-doc=${result.read}`, 303)
}

/** As far as a form can tell: something, one @, something with a dot; nothing that could end a header. */
const ADDRESS = /^[^\s@<>,;:"]{1,64}@[^\s@<>,;:"]{1,180}\.[^\s@<>,;:".]{2,24}$/

/** Keeps the address for e-mail, or takes it away. */
export const noticesMail: Handler = async (ask) => {
  if (ask.site.mails !== true) throw new ProblemError(problem('not-found'))
  const address = ask.form.get('dia-chi')?.trim() ?? ''
  if (address !== '' && !ADDRESS.test(address)) {
    return show(ask, [{ field: 'dia-chi', message: t(ask.lang)('notices.mail.wrong') }], 422, address)
  }
  await setMailAddress(ask.app, signedIn(ask), address)
  return ask.http.redirect(`${localHref(ask.lang, HREF)}?thu=${address === '' ? 'bo' : 'luu'}`, 303)
}
