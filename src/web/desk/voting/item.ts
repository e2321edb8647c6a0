import { fileHref } from '../../../app/desk/work.ts'
import { writeDown } from '../../../app/voting/cast.ts'
import { recuse, stepAside } from '../../../app/voting/course.ts'
import { type ItemView, type MeetingPage, meetingPage, type VoteView, votePage } from '../../../app/voting/pages.ts'
import { settlePaper } from '../../../app/voting/paper.ts'
import { ruleOf } from '../../../app/voting/settle.ts'
import { annulVote, closeVote, openVote } from '../../../app/voting/votes.ts'
import { ProblemError, problem } from '../../../core/problem.ts'
import { t } from '../../../i18n/catalogue.ts'
import { formatNumber, formatPercent } from '../../../i18n/format.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import type { Choice, FieldError } from '../../components/form.tsx'
import { renderPage } from '../../components/render.ts'
import type { Again, Ask, Handler } from '../../context.ts'
import { defined } from '../../defined.ts'
import { ItemPage, type ItemProps } from '../../views/voting/item.tsx'
import { WAYS } from '../../views/voting/meeting-form.tsx'
import { signedIn } from '../signed-in.ts'
import { goTo, type Refused, refusedAs, typedIn, writeOnce } from '../write.ts'
import {
  appraisalWords,
  ballotHref,
  currentVote,
  excludedLines,
  itemHref,
  meetingHref,
  outcomeRemarks,
  ownBallot,
  shareBase,
  voteHref,
  voteState,
  wayFrom,
  wayOf,
} from './words.ts'

const NOTICES = {
  mo: 'vote.done.open',
  dong: 'vote.done.close',
  huy: 'vote.done.annul',
  chot: 'vote.done.count',
  tranh: 'vote.recused',
  'bo-tranh': 'vote.unrecused',
  'toi-tranh': 'appraisal.declared',
  thu: 'vote.letter.saved',
} as const

/** One file of a session. */
export const meetingItem: Handler = (ask) => show(ask, ask.param('id'), ask.param('file'), [], 200)

async function show(
  ask: Ask,
  meetingId: string,
  fileId: string,
  errors: readonly FieldError[],
  status: 200 | Refused['status'],
): Promise<Response> {
  const { lang, app } = ask
  const found = await meetingPage(app, signedIn(ask), meetingId)
  const at = found.items.findIndex((one) => one.file.id === fileId)
  const item = found.items[at]
  if (item === undefined) throw new ProblemError(problem('not-found'))
  const view = currentVote(item)
  const own = ownBallot(found, view)
  const done = NOTICES[ask.query('da') as keyof typeof NOTICES]
  const around = (by: number) => {
    const other = found.items[at + by]
    return other === undefined ? undefined : itemHref(meetingId, other.file.id)
  }
  return ask.http.html(
    renderPage(
      ItemPage({
        page: ask.page,
        href: itemHref(meetingId, fileId),
        file: item.file.name,
        fileHref: fileHref(fileId),
        unit: app.units.nameInside(item.file.unit_id),
        meeting: { name: found.meeting.name, href: meetingHref(meetingId) },
        ...voteState(lang, view),
        facts: factsOf(ask, item, view),
        excluded: excludedLines(lang, item),
        counts: view?.vote.state === 'counted' ? countsOf(ask, view) : [],
        named: view?.vote.state === 'counted' ? namedOf(ask, view) : [],
        remarks: remarksOf(ask, item, view),
        voted: own.voted,
        live: found.meeting.state === 'open',
        typed: (name) => typedIn(ask, name),
        ...acts(ask, found, item, view),
        errors,
        newKey: app.newId,
        ...defined({
          ballot: own.due && view !== undefined ? ballotHref(view.vote.id) : undefined,
          previous: around(-1),
          next: around(1),
          notice: done === undefined ? undefined : t(lang)(done),
        }),
      }),
    ),
    status,
  )
}

/** How the vote is held, and who of those with a ballot has not put it in. */
function factsOf({ lang }: Ask, item: ItemView, view: VoteView | undefined): ItemProps['facts'] {
  const say = t(lang)
  const appraisal = { term: say('meeting.item.appraisal'), value: appraisalWords(lang, item) }
  if (view === undefined) return [appraisal]
  const { vote, seats, cast, bases } = view
  const missing = seats.filter((seat) => seat.standing === 'entitled' && !seat.cast_ballot).map((seat) => seat.member)
  const screen = vote.way === 'screen'
  const running = vote.state === 'open' && screen
  const letters = seats
    .filter((seat) => seat.standing === 'written')
    .map((seat) => `${seat.member}: ${valueLabel(lang, 'choice', seat.choice ?? '')} (${seat.note})`)
  return [
    appraisal,
    {
      term: say('vote.title'),
      value: `${say(vote.secret ? 'vote.secret' : 'vote.named')}, ${say(screen ? 'vote.on-screen' : 'vote.on-paper')}`,
    },
    ...(running
      ? [
          {
            term: say('vote.cast-of'),
            value: `${say('vote.cast-of.n', { n: cast, all: bases.entitled })}${missing.length === 0 ? '' : `. ${say('vote.not-cast', { names: missing.join(', ') })}`}`,
          },
        ]
      : []),
    { term: say('vote.letters'), value: letters.join('; ') },
  ]
}

/** Issued, collected, valid, for with its share, and the rest (DOMAIN 8.3). */
function countsOf({ lang }: Ask, view: VoteView): ItemProps['counts'] {
  const say = t(lang)
  const { vote } = view
  const { base, of } = shareBase(view.vote)
  const n = (value: number | null) => formatNumber(lang, value ?? 0)
  const share = formatPercent(lang, vote.votes_for ?? 0, base)
  return [
    { term: say('vote.issued'), value: n(vote.issued) },
    { term: say('vote.collected'), value: n(vote.collected) },
    { term: say('vote.valid'), value: n(vote.valid) },
    { term: say('vote.spoiled'), value: n(vote.spoiled) },
    {
      term: say('vote.for'),
      value:
        share === ''
          ? n(vote.votes_for)
          : say('vote.percent', { n: n(vote.votes_for), percent: share, of: say(`share-of.${of}`) }),
    },
    { term: say('vote.against'), value: n(vote.votes_against) },
    { term: say('vote.blank'), value: n(vote.votes_blank) },
    { term: say('meeting.item.result'), value: valueLabel(lang, 'outcome', vote.outcome ?? '') },
  ]
}

/** Who voted how, where the vote was open. */
const namedOf = ({ lang }: Ask, { vote, seats }: VoteView): ItemProps['named'] =>
  vote.secret
    ? []
    : seats
        .filter((seat) => seat.choice !== null)
        .map((seat) => ({ name: seat.member, choice: valueLabel(lang, 'choice', seat.choice ?? '') }))

function remarksOf({ lang }: Ask, item: ItemView, view: VoteView | undefined): string[] {
  const say = t(lang)
  const annulled = item.votes
    .filter((one) => one.vote.state === 'annulled')
    .map((one) => say('vote.annulled', { reason: one.vote.reason ?? '' }))
  if (view === undefined) return annulled
  const few = view.vote.secret && view.vote.state === 'open' && view.bases.entitled < FEW
  return [
    ...annulled,
    ...(few ? [say('vote.few-secret', { n: view.bases.entitled })] : []),
    ...outcomeRemarks(lang, view),
  ]
}

/** What the reader may do now, by their role and by how the vote stands. */
function acts(ask: Ask, found: MeetingPage, item: ItemView, view: VoteView | undefined): Partial<ItemProps> {
  const { meeting, may } = found
  if (meeting.state !== 'open') return {}
  const state = view?.vote.state
  const waits = item.file.stage === 'appraised' && state !== 'open' && state !== 'closed'
  const href = view === undefined ? '' : voteHref(view.vote.id)
  const left = view?.seats.filter((seat) => seat.standing === 'entitled' && !seat.cast_ballot).length ?? 0
  const free =
    found.own?.votes === true && !item.excluded.some((one) => one.member.account_id === found.own?.account_id)
  return defined({
    aside: free && (waits || state === 'open') && !ownBallot(found, view).voted ? true : undefined,
    opens: may.chair && waits ? opens(ask, found) : undefined,
    closes: may.chair && state === 'open' && view !== undefined ? closes(view, left) : undefined,
    counted:
      may.chair && state === 'closed'
        ? { voteHref: href, ready: view?.counters.length === 2, typed: view?.counters.length ?? 0 }
        : undefined,
    types: may.typeIn && state === 'closed' ? `${href}/phieu-giay` : undefined,
    annuls: may.chair && (state === 'open' || state === 'closed') ? href : undefined,
    recuses: may.keep && (waits || state === 'open') ? recuses(found, item) : undefined,
    letters: may.typeIn && state === 'open' && view !== undefined ? letters(view) : undefined,
  })
}

/** With how few ballots of a secret vote the result would tell who chose what. */
const FEW = 3

function closes(view: VoteView, left: number): NonNullable<ItemProps['closes']> {
  const paper = view.vote.way === 'paper'
  const few = view.vote.secret && !paper && view.cast > 0 && view.cast < FEW
  return { voteHref: voteHref(view.vote.id), paper, left, ...(few ? { few: view.cast } : {}) }
}

/** The ways that the rules of the round leave open. */
function opens({ lang }: Ask, found: MeetingPage): NonNullable<ItemProps['opens']> {
  const ballot = found.rule?.ballot ?? null
  const way = wayOf({ secret: ballot === null ? found.meeting.secret : ballot === 'secret', way: found.meeting.way })
  if (ballot === null) return { way }
  const ways = WAYS.filter((one) => one.startsWith(ballot))
  return { way, ways: ways.map((one) => ({ value: one, label: t(lang)(`meeting.way.${one}`) })) }
}

function recuses(found: MeetingPage, item: ItemView): NonNullable<ItemProps['recuses']> {
  const excluded = new Set(item.excluded.map((one) => one.member.account_id))
  const choice = (one: { readonly account_id: string; readonly name: string }): Choice => ({
    value: one.account_id,
    label: one.name,
  })
  return {
    members: found.members.filter((one) => one.votes && !excluded.has(one.account_id)).map(choice),
    undo: item.excluded.filter((one) => one.note !== undefined).map((one) => choice(one.member)),
  }
}

/** Members who are away, where the rules allow opinions in writing. */
function letters(view: VoteView): ItemProps['letters'] | undefined {
  const kept = ruleOf(view.vote)
  if (kept.adoptedOn === null || kept.rule?.written !== true) return undefined
  const away = view.seats.filter((seat) => seat.standing === 'absent' || seat.standing === 'written')
  if (away.length === 0) return undefined
  return { voteHref: voteHref(view.vote.id), members: away.map((s) => ({ value: s.account_id, label: s.member })) }
}

/** The session and the file of a vote, for pages that are shown again. */
async function placeOf(ask: Ask): Promise<readonly [meetingId: string, fileId: string]> {
  const { page, item } = await votePage(ask.app, signedIn(ask), ask.param('vote'))
  return [page.meeting.id, item.file.id]
}

const backTo = async (ask: Ask, done: string): Promise<Response> =>
  goTo(ask, `${itemHref(...(await placeOf(ask)))}?da=${done}`)

export const voteOpen: Handler = async (ask) => {
  const [meetingId, fileId] = [ask.param('id'), ask.param('file')]
  const way = wayFrom(typedIn(ask, 'cach')) ?? { secret: null, way: null }
  await writeOnce(ask, openVote, { meetingId, fileId, ...way })
  return goTo(ask, `${itemHref(meetingId, fileId)}?da=mo`)
}

export const voteRecuse: Handler = async (ask) => {
  const [meetingId, fileId] = [ask.param('id'), ask.param('file')]
  const undo = typedIn(ask, 'bo') !== ''
  const note = undo ? '' : typedIn(ask, 'lien-quan')
  if (!undo && note === '')
    return show(ask, meetingId, fileId, [{ field: 'lien-quan', message: t(ask.lang)('meeting.wrong.note') }], 422)
  await writeOnce(ask, recuse, { meetingId, fileId, accountId: typedIn(ask, 'nguoi-tranh'), note })
  return goTo(ask, `${itemHref(meetingId, fileId)}?da=${undo ? 'bo-tranh' : 'tranh'}`)
}

/** The reader steps aside from the file. */
export const voteAside: Handler = async (ask) => {
  const [meetingId, fileId] = [ask.param('id'), ask.param('file')]
  const note = typedIn(ask, 'toi-lien-quan')
  if (note === '')
    return show(ask, meetingId, fileId, [{ field: 'toi-lien-quan', message: t(ask.lang)('appraisal.wrong.note') }], 422)
  await writeOnce(ask, stepAside, { fileId, note })
  return goTo(ask, `${itemHref(meetingId, fileId)}?da=toi-tranh`)
}

const onItem =
  (field: string): Again =>
  (ask, p) => {
    const refused = refusedAs(ask, p, { '': field, reason: 'ly-do-huy', note: 'lien-quan' })
    return refused && show(ask, ask.param('id'), ask.param('file'), refused.errors, refused.status)
  }
export const voteAsideAgain = onItem('toi-lien-quan')
export const voteOpenAgain = onItem('cach')
export const voteRecuseAgain = onItem('lien-quan')

const onVote =
  (field: string): Again =>
  async (ask, p) => {
    const words = t(ask.lang)('meeting.wrong.letter')
    const refused = refusedAs(ask, p, { '': field, reason: field }, { accountId: words, choice: words, note: words })
    const errors = refused?.errors.map((error) => ({ ...error, field }))
    return refused && show(ask, ...(await placeOf(ask)), errors ?? [], refused.status)
  }
export const voteCloseAgain = onVote('dong')
export const voteAnnulAgain = onVote('ly-do-huy')
export const voteCountAgain = onVote('chot')
export const voteLetterAgain = onVote('thu')

export const voteClose: Handler = async (ask) => {
  await writeOnce(ask, closeVote, { voteId: ask.param('vote') })
  return backTo(ask, 'dong')
}

export const voteAnnul: Handler = async (ask) => {
  await writeOnce(ask, annulVote, { voteId: ask.param('vote'), reason: typedIn(ask, 'ly-do-huy') })
  return backTo(ask, 'huy')
}

export const voteCount: Handler = async (ask) => {
  await writeOnce(ask, settlePaper, { voteId: ask.param('vote') })
  return backTo(ask, 'chot')
}

export const voteLetter: Handler = async (ask) => {
  const input = {
    voteId: ask.param('vote'),
    accountId: typedIn(ask, 'nguoi-vang'),
    choice: typedIn(ask, 'y-kien'),
    note: typedIn(ask, 'thu'),
  }
  await writeOnce(ask, writeDown, input)
  return backTo(ask, 'thu')
}
