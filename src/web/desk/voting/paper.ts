import { paperPage } from '../../../app/voting/more-pages.ts'
import { typeIn } from '../../../app/voting/paper.ts'
import { t } from '../../../i18n/catalogue.ts'
import type { FieldError } from '../../components/form.tsx'
import { renderPage } from '../../components/render.ts'
import type { Again, Ask, Handler } from '../../context.ts'
import { defined } from '../../defined.ts'
import { PAPER_FIELDS, type PaperField, PaperPage } from '../../views/voting/paper.tsx'
import { signedIn } from '../signed-in.ts'
import { goTo, type Refused, refusedAs, typedIn, versionIn, writeOnce } from '../write.ts'
import { itemHref, voteHref } from './words.ts'

/** The numbers of a paper vote, typed in by two people apart from one another. */
export const paper: Handler = (ask) => show(ask, [], 200)

async function show(ask: Ask, errors: readonly FieldError[], status: 200 | Refused['status']): Promise<Response> {
  const voteId = ask.param('vote')
  const found = await paperPage(ask.app, signedIn(ask), voteId)
  const { own, view, item, page } = found
  const kept = (field: PaperField) => (own === undefined ? '' : String(own.totals[field]))
  const values = Object.fromEntries(
    PAPER_FIELDS.map((field) => [field, ask.form.has(field) ? typedIn(ask, field) : kept(field)]),
  ) as Record<PaperField, string>
  const mayType = view.vote.state === 'closed' && (own !== undefined || found.typed < 2)
  return ask.http.html(
    renderPage(
      PaperPage({
        page: ask.page,
        href: voteHref(voteId),
        itemHref: itemHref(page.meeting.id, item.file.id),
        file: item.file.name,
        unit: ask.app.units.nameInside(item.file.unit_id),
        handedOut: found.handedOut,
        differing: found.differing as readonly PaperField[],
        typed: found.typed,
        errors,
        newKey: ask.app.newId,
        ...defined({
          form: mayType ? { values, version: own?.version ?? 0 } : undefined,
          both: found.both?.map((one) => ({ counter: one.counter, numbers: one.totals })),
          notice: ask.query('da') === 'luu' ? t(ask.lang)('paper.saved') : undefined,
        }),
      }),
    ),
    status,
  )
}

export const paperSend: Handler = async (ask) => {
  const voteId = ask.param('vote')
  const wrong = PAPER_FIELDS.filter((field) => !/^\d{1,5}$/.test(typedIn(ask, field)))
  if (wrong.length > 0) {
    const message = t(ask.lang)('paper.wrong')
    return show(
      ask,
      wrong.map((field) => ({ field, message })),
      422,
    )
  }
  const numbers = Object.fromEntries(PAPER_FIELDS.map((field) => [field, Number(typedIn(ask, field))]))
  await writeOnce(ask, typeIn, { voteId, version: versionIn(ask), ...numbers })
  return goTo(ask, `${voteHref(voteId)}/phieu-giay?da=luu`)
}

export const paperAgain: Again = (ask, problem) => {
  const refused = refusedAs(ask, problem, { '': 'issued' })
  return refused && show(ask, refused.errors, refused.status)
}
