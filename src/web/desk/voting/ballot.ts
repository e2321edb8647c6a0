import { castBallot } from '../../../app/voting/cast.ts'
import { type VotePage, votePage } from '../../../app/voting/pages.ts'
import { CHOICES, type Choice } from '../../../core/voting/ballot.ts'
import { t } from '../../../i18n/catalogue.ts'
import { explain } from '../../../i18n/explain-problem.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import type { FieldError } from '../../components/form.tsx'
import { renderPage } from '../../components/render.ts'
import type { Again, Ask, Handler } from '../../context.ts'
import { defined } from '../../defined.ts'
import { BallotConfirmPage, BallotDonePage, BallotPage } from '../../views/voting/ballot.tsx'
import { signedIn } from '../signed-in.ts'
import { goTo, type Refused, refusedAs, typedIn, writeOnce } from '../write.ts'
import { ballotHref, itemHref } from './words.ts'

/** What a form sends for each choice: all as long as one another, so that the length of what is sent tells nothing. */
const VALUES: Readonly<Record<string, Choice>> = { '1': 'for', '2': 'against', '3': 'blank' }
const formValue = (choice: Choice): string => String(CHOICES.indexOf(choice) + 1)

const about = (ask: Ask, { page, item, view }: VotePage) => ({
  page: ask.page,
  href: ballotHref(view.vote.id),
  file: item.file.name,
  unit: ask.app.units.nameInside(item.file.unit_id),
  itemHref: itemHref(page.meeting.id, item.file.id),
  secret: view.vote.secret,
})

/** The reader's ballot: one question. */
export const ballot: Handler = (ask) => show(ask, [], 200)

async function show(ask: Ask, errors: readonly FieldError[], status: 200 | Refused['status']): Promise<Response> {
  const found = await votePage(ask.app, signedIn(ask), ask.param('vote'))
  if (found.seat?.cast_ballot === true && errors.length === 0) return done(ask, found)
  const refused = refusedWords(ask, found)
  return ask.http.html(
    renderPage(
      BallotPage({
        ...about(ask, found),
        choices: CHOICES.map((choice) => ({ value: formValue(choice), label: t(ask.lang)(`choice.${choice}`) })),
        errors,
        ...defined({ refused, chosen: ask.form.get('phieu') ?? undefined }),
      }),
    ),
    status,
  )
}

/** Why the reader has no ballot here; undefined: they have. */
function refusedWords({ lang }: Ask, { view, seat, item, page }: VotePage): string | undefined {
  const say = t(lang)
  if (view.vote.state !== 'open' || view.vote.way !== 'screen') return say('problem.vote.closed', {})
  const tied = item.excluded.find((one) => one.member.account_id === page.own?.account_id)
  if (tied !== undefined) return explain(lang, tied.why)
  if (seat === undefined) return say('problem.vote.no-seat', { why: say('seat-why.not-listed') })
  if (seat.standing === 'entitled') return undefined
  return say('problem.vote.no-seat', { why: valueLabel(lang, 'seat-why', seat.standing) })
}

/** What was chosen, once more: by post, so that it stands in no address and in no list of visited pages. */
export const ballotConfirm: Handler = async (ask) => {
  const found = await votePage(ask.app, signedIn(ask), ask.param('vote'))
  const choice = VALUES[typedIn(ask, 'phieu')]
  if (choice === undefined) return show(ask, [{ field: 'phieu', message: t(ask.lang)('ballot.nothing') }], 422)
  const refused = refusedWords(ask, found)
  if (refused !== undefined || found.seat?.cast_ballot === true) return show(ask, [], 200)
  return ask.http.html(
    renderPage(
      BallotConfirmPage({
        ...about(ask, found),
        value: formValue(choice),
        words: t(ask.lang)(`choice.${choice}`),
        key: ask.app.newId(),
      }),
    ),
  )
}

/** Puts the ballot in. */
export const ballotCast: Handler = async (ask) => {
  const voteId = ask.param('vote')
  await writeOnce(ask, castBallot, { voteId, choice: VALUES[typedIn(ask, 'phieu')] ?? '' })
  return goTo(ask, `${ballotHref(voteId)}/da-bo`)
}

export const ballotCastAgain: Again = (ask, problem) => {
  const refused = refusedAs(ask, problem, { '': 'phieu', choice: 'phieu' }, { choice: t(ask.lang)('ballot.nothing') })
  return refused && show(ask, refused.errors, refused.status)
}

/** The receipt: that the reader has voted, and nothing more. */
export const ballotDone: Handler = async (ask) => {
  const found = await votePage(ask.app, signedIn(ask), ask.param('vote'))
  return found.seat?.cast_ballot === true ? done(ask, found) : goTo(ask, ballotHref(found.view.vote.id))
}

const done = (ask: Ask, found: VotePage): Response | Promise<Response> =>
  ask.http.html(renderPage(BallotDonePage(about(ask, found))))
