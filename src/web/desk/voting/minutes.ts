import { keepMinutes } from '../../../app/voting/course.ts'
import { type ItemView, type MeetingPage, meetingPage, type VoteView } from '../../../app/voting/pages.ts'
import { fewest } from '../../../core/rules/share.ts'
import { draftMinutes, type MinutesVote } from '../../../documents/minutes.ts'
import { t } from '../../../i18n/catalogue.ts'
import { formatMoment } from '../../../i18n/format.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import type { FieldError } from '../../components/form.tsx'
import { renderPage } from '../../components/render.ts'
import type { Again, Ask, Handler } from '../../context.ts'
import { defined } from '../../defined.ts'
import { unsetWords } from '../../points.ts'
import { MinutesPage } from '../../views/voting/minutes.tsx'
import { signedIn } from '../signed-in.ts'
import { goTo, type Refused, refusedAs, typedIn, versionIn, writeOnce } from '../write.ts'
import { appraisalWords, currentVote, excludedLines, meetingHref, shareBase, wayOf } from './words.ts'

/** The minutes of a session: a draft for the secretary, the kept text for the others. */
export const minutes: Handler = (ask) => show(ask, undefined, [], 200)

async function show(
  ask: Ask,
  typed: string | undefined,
  errors: readonly FieldError[],
  status: 200 | Refused['status'],
): Promise<Response> {
  const id = ask.param('id')
  const found = await meetingPage(ask.app, signedIn(ask), id)
  const { meeting: row, may } = found
  const writes = may.keep && !row.minutes_done && (row.state === 'open' || row.state === 'closed')
  const afresh = ask.query('soan-lai') === '1' || row.minutes === null
  const text = typed ?? (afresh ? draftMinutes(factsOf(ask, found)) : (row.minutes ?? ''))
  const both = status === 409 && row.minutes !== null
  const say = t(ask.lang)
  const done = ask.query('da')
  return ask.http.html(
    renderPage(
      MinutesPage({
        page: ask.page,
        href: meetingHref(id),
        meeting: row.name,
        done: row.minutes_done,
        mayFinish: row.state === 'closed',
        version: row.version,
        errors,
        newKey: ask.app.newId,
        ...defined({
          text: writes ? text : undefined,
          kept: writes && !both ? undefined : (row.minutes ?? undefined),
          notice: row.minutes_done ? say('minutes.finished') : done === 'luu' ? say('minutes.saved') : undefined,
        }),
      }),
    ),
    status,
  )
}

/** Minutes are a Vietnamese document, in whatever language the page is read. */
const VI = 'vi'

function factsOf(ask: Ask, found: MeetingPage): Parameters<typeof draftMinutes>[0] {
  const { meeting: row, members, round } = found
  const time = (moment: string | null) => (moment === null ? undefined : formatMoment(VI, moment))
  const name = (role: string) => members.find((one) => one.role === role)?.name ?? ''
  const voters = members.filter((one) => one.votes)
  return {
    name: row.name,
    round: `${round.label}, ${ask.app.units.nameInside(round.unitId)}`,
    heldOn: row.held_on,
    startsAt: row.starts_at,
    place: row.place,
    chair: name('chair'),
    secretary: name('secretary'),
    members: voters.length,
    present: voters.filter((one) => one.attendance === 'present').map((one) => one.name),
    absent: voters
      .filter((one) => one.attendance !== 'present')
      .map((one) => (one.note === '' ? one.name : `${one.name} (${one.note})`)),
    votes: found.items.map((item) => voteOf(ask, item)),
    ...defined({ opened: time(row.opened_at), closed: time(row.closed_at) }),
  }
}

function voteOf(ask: Ask, item: ItemView): MinutesVote {
  const view = currentVote(item)
  const way = view === undefined ? '' : t(VI)(`meeting.way.${wayOf(view.vote)}`)
  const letters = (view?.seats ?? []).filter((seat) => seat.standing === 'written')
  const appraisal = appraisalWords(VI, item)
  return {
    file: item.file.name,
    unit: ask.app.units.nameInside(item.file.unit_id),
    excluded: excludedOf(item, view),
    way,
    counters: view?.counters ?? [],
    letters: letters.map(
      (seat) => `${seat.member}: ${valueLabel(VI, 'choice', seat.choice ?? '').toLocaleLowerCase('vi')} (${seat.note})`,
    ),
    annulled: item.votes.filter((one) => one.vote.state === 'annulled').map((one) => one.vote.reason ?? ''),
    ...(appraisal === '' ? {} : { appraisal }),
    ...(view?.vote.state === 'counted' ? { count: countOf(view) } : {}),
  }
}

/** Who stepped aside: as it was when the vote was held; before that, as it is now. */
function excludedOf(item: ItemView, view: VoteView | undefined): string[] {
  if (view === undefined) return excludedLines(VI, item)
  return view.seats
    .filter((seat) => seat.standing === 'conflict' || seat.standing === 'no-role')
    .map((seat) =>
      t(VI)('vote.excluded.line', {
        name: seat.member,
        why: valueLabel(VI, 'relation-of', seat.relation ?? 'no-role'),
      }),
    )
}

function countOf(view: VoteView): NonNullable<MinutesVote['count']> {
  const { vote } = view
  const { base, of, share } = shareBase(view.vote)
  const outcome = t(VI)(`outcome.${(vote.outcome ?? 'unset') as 'unset'}`)
  const why =
    vote.outcome === 'unset'
      ? unsetWords(VI, vote.rules_unset)
      : share === null
        ? ''
        : t(VI)('vote.needed', { needed: fewest(share, base), base })
            .replace(/\.$/, '')
            .replace(/^./, (c) => c.toLocaleLowerCase('vi'))
  return {
    issued: vote.issued ?? 0,
    collected: vote.collected ?? 0,
    valid: vote.valid ?? 0,
    spoiled: vote.spoiled ?? 0,
    for: vote.votes_for ?? 0,
    against: vote.votes_against ?? 0,
    blank: vote.votes_blank ?? 0,
    base,
    of: t(VI)(`share-of.${of}`),
    outcome: why === '' ? outcome : `${outcome} (${why})`,
  }
}

export const minutesSave: Handler = async (ask) => {
  const meetingId = ask.param('id')
  const done = typedIn(ask, 'viec') === 'chot'
  await writeOnce(ask, keepMinutes, { meetingId, version: versionIn(ask), text: typedIn(ask, 'bien-ban'), done })
  return goTo(ask, `${meetingHref(meetingId)}/bien-ban?da=luu`)
}

export const minutesAgain: Again = (ask, problem) => {
  const say = t(ask.lang)
  const refused = refusedAs(ask, problem, { '': 'bien-ban', text: 'bien-ban' }, { text: say('minutes.wrong') })
  if (refused === undefined) return undefined
  const errors =
    problem.code === 'conflict.version' ? [{ field: 'bien-ban', message: say('minutes.conflict') }] : refused.errors
  return show(ask, typedIn(ask, 'bien-ban'), errors, refused.status)
}
