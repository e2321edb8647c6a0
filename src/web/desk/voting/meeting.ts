import { noteAttendance, stepMeeting } from '../../../app/voting/course.ts'
import { type ItemView, type MeetingPage as Meeting, meetingPage } from '../../../app/voting/pages.ts'
import { t } from '../../../i18n/catalogue.ts'
import { formatNumber } from '../../../i18n/format.ts'
import type { FieldError } from '../../components/form.tsx'
import { renderPage } from '../../components/render.ts'
import type { Again, Ask, Handler } from '../../context.ts'
import { defined } from '../../defined.ts'
import type { MeetingState } from '../../views/voting/list.tsx'
import { type ItemLine, MeetingPage, type MeetingProps, type MemberLine } from '../../views/voting/meeting.tsx'
import { signedIn } from '../signed-in.ts'
import { goTo, type Refused, refusedAs, typedIn, versionIn, writeOnce } from '../write.ts'
import {
  appraisalWords,
  ballotHref,
  currentVote,
  excludedLines,
  itemHref,
  meetingHref,
  ownBallot,
  shareWords,
  voteState,
} from './words.ts'

const NOTICES = {
  'trieu-tap': 'meeting.made',
  'khai-mac': 'meeting.opened',
  'be-mac': 'meeting.closed',
  huy: 'meeting.called-off',
  'diem-danh': 'meeting.attendance.saved',
} as const

/** A session: who is there, what is voted on. */
export const meeting: Handler = (ask) => show(ask, [], 200)

async function show(ask: Ask, errors: readonly FieldError[], status: 200 | Refused['status']): Promise<Response> {
  const { lang } = ask
  const id = ask.param('id')
  const found = await meetingPage(ask.app, signedIn(ask), id)
  const { meeting: row, may } = found
  const done = NOTICES[ask.query('da') as keyof typeof NOTICES]
  const reads = may.keep || may.chair || found.own !== undefined
  return ask.http.html(
    renderPage(
      MeetingPage({
        page: ask.page,
        href: meetingHref(id),
        name: row.name,
        heldOn: row.held_on,
        startsAt: row.starts_at,
        place: row.place,
        state: row.state as MeetingState,
        facts: factsOf(ask, found),
        items: found.items.map((item) => itemLine(ask, found, item)),
        members: found.members.map((one) => memberLine(ask, one)),
        keeps: may.keep,
        convenes: may.convene,
        steps: may.chair ? stepsOf(ask, row.state) : [],
        minutes: (row.state === 'open' || row.state === 'closed') && reads,
        exports: found.items.some((item) => item.votes.some((one) => one.vote.state === 'counted')),
        version: row.version,
        errors,
        newKey: ask.app.newId,
        ...defined({ notice: done === undefined ? undefined : t(lang)(done) }),
      }),
    ),
    status,
  )
}

function factsOf({ lang, app }: Ask, found: Meeting): MeetingProps['facts'] {
  const say = t(lang)
  const { attendance, rule, members, round } = found
  const name = (role: string) => members.find((one) => one.role === role)?.name
  const needed = attendance.needed ?? 0
  const quorum =
    attendance.quorum === null
      ? say('meeting.quorum.unset')
      : say(attendance.quorum ? 'meeting.quorum.yes' : 'meeting.quorum.no', { needed })
  return [
    { term: say('meeting.round'), value: `${round.label}, ${app.units.nameInside(round.unitId)}` },
    { term: say('meeting.chair'), value: name('chair') ?? '' },
    { term: say('meeting.secretary'), value: name('secretary') ?? say('meeting.no-secretary') },
    {
      term: say('meeting.present'),
      value: say('meeting.present.of', {
        n: formatNumber(lang, attendance.present),
        all: formatNumber(lang, attendance.members),
      }),
    },
    { term: say('meeting.quorum'), value: quorum },
    {
      term: say('meeting.rule'),
      value: rule?.threshold == null ? say('meeting.rule.unset') : shareWords(lang, rule.threshold),
    },
  ]
}

function itemLine({ lang, app }: Ask, found: Meeting, item: ItemView): ItemLine {
  const view = currentVote(item)
  const { tone, words } = voteState(lang, view)
  const own = ownBallot(found, view)
  return {
    href: itemHref(found.meeting.id, item.file.id),
    name: item.file.name,
    unit: app.units.nameInside(item.file.unit_id),
    appraisal: appraisalWords(lang, item),
    excluded: excludedLines(lang, item),
    tone,
    words,
    voted: own.voted,
    ...(own.due && view !== undefined ? { ballot: ballotHref(view.vote.id) } : {}),
  }
}

function memberLine({ lang }: Ask, one: Meeting['members'][number]): MemberLine {
  const say = t(lang)
  const role = say(`meeting.${one.role as 'chair' | 'secretary' | 'member'}`)
  return {
    accountId: one.account_id,
    version: one.version,
    name: one.name,
    role: [role, one.votes ? '' : say('meeting.no-vote')].filter(Boolean).join(', '),
    attendance: one.attendance as MemberLine['attendance'],
    note: one.note,
  }
}

function stepsOf({ lang }: Ask, state: string): MeetingProps['steps'] {
  const say = t(lang)
  if (state === 'planned')
    return [
      { to: 'open', label: say('meeting.open'), quiet: false },
      { to: 'called-off', label: say('meeting.call-off'), quiet: true },
    ]
  return state === 'open' ? [{ to: 'closed', label: say('meeting.close'), quiet: false }] : []
}

const DONE = { open: 'khai-mac', closed: 'be-mac', 'called-off': 'huy' } as const

/** The chair opens, closes or calls off. */
export const meetingStep: Handler = async (ask) => {
  const meetingId = ask.param('id')
  const to = typedIn(ask, 'sang')
  await writeOnce(ask, stepMeeting, { meetingId, version: versionIn(ask), to })
  return goTo(ask, `${meetingHref(meetingId)}?da=${DONE[to as keyof typeof DONE] ?? ''}`)
}

/** The secretary notes who is there. */
export const meetingAttendance: Handler = async (ask) => {
  const meetingId = ask.param('id')
  const rows = ask.form.getAll('nguoi').map((accountId) => ({
    accountId,
    version: Number(typedIn(ask, `${accountId}-ban`)),
    attendance: typedIn(ask, `${accountId}-co`),
    note: typedIn(ask, `${accountId}-ghi`),
  }))
  await writeOnce(ask, noteAttendance, { meetingId, rows })
  return goTo(ask, `${meetingHref(meetingId)}?da=diem-danh#diem-danh`)
}

export const meetingAgain: Again = (ask, problem) => {
  const refused = refusedAs(ask, problem, { '': 'diem-danh', version: 'diem-danh', rows: 'diem-danh' })
  return refused && show(ask, refused.errors, refused.status)
}
