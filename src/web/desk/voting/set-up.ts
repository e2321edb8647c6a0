import type { JudgedFile } from '../../../app/access/judges.ts'
import { changeAgenda, changeMeeting, changeMembers, convene } from '../../../app/voting/meetings.ts'
import { type Eligible, meetingChoices, meetingSetUp } from '../../../app/voting/more-pages.ts'
import { typedDay } from '../../../core/text/typed-day.ts'
import { t } from '../../../i18n/catalogue.ts'
import { formatDate } from '../../../i18n/format.ts'
import type { Choice, FieldError } from '../../components/form.tsx'
import { renderPage } from '../../components/render.ts'
import type { Again, Ask, Handler } from '../../context.ts'
import { defined } from '../../defined.ts'
import { MeetingSetUpPage, type MeetingValues, NewMeetingPage } from '../../views/voting/meeting-form.tsx'
import { signedIn } from '../signed-in.ts'
import { goTo, type Refused, refusedAs, typedIn, versionIn, writeOnce } from '../write.ts'
import { meetingHref, wayFrom, wayOf } from './words.ts'

const FIELDS = { name: 'ten', heldOn: 'ngay', chair: 'chu-tri', members: 'thanh-vien', fileIds: 'ho-so', '': 'ten' }

const typed = (ask: Ask): MeetingValues => ({
  name: typedIn(ask, 'ten'),
  heldOn: typedIn(ask, 'ngay'),
  startsAt: typedIn(ask, 'gio'),
  place: typedIn(ask, 'noi'),
  way: typedIn(ask, 'cach'),
  chair: typedIn(ask, 'chu-tri'),
  secretary: typedIn(ask, 'thu-ky'),
  members: ask.form.getAll('thanh-vien'),
  files: ask.form.getAll('ho-so'),
})

/** When, where and how, as the command takes it; a day that is none goes along and is refused with the rest. */
const frameOf = (values: MeetingValues) => ({
  name: values.name,
  heldOn: typedDay(values.heldOn) ?? values.heldOn,
  startsAt: values.startsAt,
  place: values.place,
  ...(wayFrom(values.way) ?? { secret: true, way: 'screen' as const }),
})

/** The chair votes; the secretary only who is ticked as a member too; the others are those who are ticked. */
const membersOf = ({ chair, secretary, members }: MeetingValues) => [
  ...(chair === '' ? [] : [{ accountId: chair, role: 'chair' as const, votes: true }]),
  ...(secretary === '' || secretary === chair
    ? []
    : [{ accountId: secretary, role: 'secretary' as const, votes: members.includes(secretary) }]),
  ...members
    .filter((id) => id !== chair && id !== secretary)
    .map((accountId) => ({ accountId, role: 'member' as const, votes: true })),
]

/** Who can be what: names by role. */
function peopleChoices(people: readonly Eligible[]) {
  const of = (role: Eligible['roles'][number]): Choice[] =>
    people.filter((one) => one.roles.includes(role)).map((one) => ({ value: one.id, label: one.name }))
  return { chairs: of('chair'), secretaries: of('secretary'), people: of('council-member') }
}

const fileChoice = (ask: Ask, file: JudgedFile): Choice => ({
  value: file.id,
  label: `${file.name} (${ask.app.units.nameInside(file.unit_id)})`,
})

function refusal(ask: Ask, problem: Parameters<Again>[1]): Refused | undefined {
  const say = t(ask.lang)
  return refusedAs(ask, problem, FIELDS, {
    name: say('meeting.wrong.name'),
    heldOn: say('meeting.wrong.held'),
    chair: say('meeting.wrong.chair'),
    members: say('meeting.wrong.members'),
  })
}

/** The form of a new session. */
export const meetingNew: Handler = (ask) => showNew(ask, ask.query('dot'), undefined, [], 200)

async function showNew(
  ask: Ask,
  roundId: string | undefined,
  values: MeetingValues | undefined,
  errors: readonly FieldError[],
  status: 200 | Refused['status'],
): Promise<Response> {
  const found = await meetingChoices(ask.app, signedIn(ask), roundId)
  const choices = peopleChoices(found.people)
  const fresh: MeetingValues = {
    name: '',
    heldOn: '',
    startsAt: '',
    place: '',
    way: 'secret-screen',
    chair: '',
    secretary: choices.secretaries[0]?.value ?? '',
    members: choices.people.map((one) => one.value),
    files: found.files.map((file) => file.id),
  }
  return ask.http.html(
    renderPage(
      NewMeetingPage({
        page: ask.page,
        rounds: found.rounds.map((r) => ({
          value: r.id,
          label: `${r.label}, ${ask.app.units.nameInside(r.unit_id)}`,
        })),
        ...choices,
        files: found.files.map((file) => fileChoice(ask, file)),
        values: values ?? fresh,
        errors,
        newKey: ask.app.newId,
        ...defined({ round: found.chosen?.id }),
      }),
    ),
    status,
  )
}

export const meetingMake: Handler = async (ask) => {
  const values = typed(ask)
  const input = { ...frameOf(values), roundId: typedIn(ask, 'dot'), members: membersOf(values), fileIds: values.files }
  const { result } = await writeOnce(ask, convene, input)
  return goTo(ask, `${meetingHref(result.meetingId)}?da=trieu-tap`)
}

export const meetingMakeAgain: Again = (ask, problem) => {
  const refused = refusal(ask, problem)
  return refused && showNew(ask, typedIn(ask, 'dot'), typed(ask), refused.errors, refused.status)
}

/** A session that exists, to be prepared. */
export const meetingSetUpForm: Handler = (ask) => showSetUp(ask, false, [], 200)

async function showSetUp(
  ask: Ask,
  again: boolean,
  errors: readonly FieldError[],
  status: 200 | Refused['status'],
): Promise<Response> {
  const id = ask.param('id')
  const { page: found, people, files } = await meetingSetUp(ask.app, signedIn(ask), id)
  const { meeting, members, items } = found
  const kept: MeetingValues = {
    name: meeting.name,
    heldOn: formatDate(ask.lang, meeting.held_on),
    startsAt: meeting.starts_at,
    place: meeting.place,
    way: wayOf(meeting),
    chair: members.find((one) => one.role === 'chair')?.account_id ?? '',
    secretary: members.find((one) => one.role === 'secretary')?.account_id ?? '',
    members: members.filter((one) => one.votes).map((one) => one.account_id),
    files: [],
  }
  const values = again ? { ...kept, ...filled(typed(ask)) } : kept
  const choices = peopleChoices(people)
  return ask.http.html(
    renderPage(
      MeetingSetUpPage({
        page: ask.page,
        href: meetingHref(id),
        name: meeting.name,
        version: meeting.version,
        framed: meeting.state === 'planned',
        ...choices,
        files: files.map((file) => fileChoice(ask, file)),
        agenda: items
          .filter((item) => item.votes.every((one) => one.vote.state === 'annulled'))
          .map((item) => fileChoice(ask, item.file)),
        values,
        errors,
        newKey: ask.app.newId,
        ...defined({ notice: ask.query('da') === 'luu' ? t(ask.lang)('meeting.saved') : undefined }),
      }),
    ),
    status,
  )
}

/** Only what this form had fields for: the page has three forms, and the others keep what is kept. */
const filled = (values: MeetingValues): Partial<MeetingValues> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value.length > 0))

export const meetingChange: Handler = async (ask) => {
  const meetingId = ask.param('id')
  await writeOnce(ask, changeMeeting, { ...frameOf(typed(ask)), meetingId, version: versionIn(ask) })
  return goTo(ask, `${meetingHref(meetingId)}/chuan-bi?da=luu`)
}

export const meetingMembers: Handler = async (ask) => {
  const meetingId = ask.param('id')
  await writeOnce(ask, changeMembers, { meetingId, version: versionIn(ask), members: membersOf(typed(ask)) })
  return goTo(ask, `${meetingHref(meetingId)}/chuan-bi?da=luu#ai`)
}

export const meetingAgenda: Handler = async (ask) => {
  const meetingId = ask.param('id')
  const input = { meetingId, add: ask.form.getAll('ho-so'), remove: ask.form.getAll('bo') }
  await writeOnce(ask, changeAgenda, input)
  return goTo(ask, `${meetingHref(meetingId)}/chuan-bi?da=luu#noi-dung-hop`)
}

export const meetingSetUpAgain: Again = (ask, problem) => {
  const refused = refusal(ask, problem)
  return refused && showSetUp(ask, true, refused.errors, refused.status)
}
