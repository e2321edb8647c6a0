import { type ExportedVote, exportBoxes } from '../../../app/voting/more-pages.ts'
import type { Share } from '../../../core/rules/share.ts'
import { csvField } from '../../../documents/csv.ts'
import type { Handler } from '../../context.ts'
import { signedIn } from '../signed-in.ts'

/** The counted boxes of a session as JSON: bin/recount.mjs computes the tally from it again. */
export const ballotsJson: Handler = async (ask) => {
  const { page, votes } = await exportBoxes(ask.app, signedIn(ask), ask.param('id'))
  const { meeting } = page
  const body = { format: 'kheo-ballots/1', meeting: meeting.name, heldOn: meeting.held_on, votes }
  ask.http.header('Content-Disposition', 'attachment; filename="phieu.json"')
  return ask.http.json(body)
}

const COLUMNS = [
  'vote',
  'file',
  'adopted',
  'quorum',
  'threshold',
  'members',
  'present',
  'entitled',
  'issued',
  'stated_collected',
  'stated_valid',
  'stated_spoiled',
  'stated_for',
  'stated_against',
  'stated_blank',
  'stated_outcome',
  'ballot',
] as const

const shareText = (share: Share | null | undefined): string =>
  share == null ? '' : `${share.more ? 'more' : 'least'} ${share.num}/${share.den} ${share.of}`

/** One line a ballot, sorted; a vote without a ballot has one line with none. */
function lines(vote: ExportedVote): string[] {
  const { stated } = vote
  const own = [
    vote.id,
    vote.file,
    vote.adopted,
    shareText(vote.rule?.quorum),
    shareText(vote.rule?.threshold),
    vote.members,
    vote.present,
    vote.entitled,
    vote.issued,
    stated.collected,
    stated.valid,
    stated.spoiled,
    stated.for,
    stated.against,
    stated.blank,
    stated.outcome,
  ]
  const ballots = [...vote.ballots, ...vote.written].sort()
  return (ballots.length === 0 ? [''] : ballots).map((ballot) =>
    [...own, ballot].map((cell) => csvField(cell)).join(','),
  )
}

/** The same as CSV, for whoever would rather count in a spreadsheet. */
export const ballotsCsv: Handler = async (ask) => {
  const { votes } = await exportBoxes(ask.app, signedIn(ask), ask.param('id'))
  const text = `\uFEFF${[COLUMNS.join(','), ...votes.flatMap(lines)].join('\r\n')}\r\n`
  ask.http.header('Content-Disposition', 'attachment; filename="phieu.csv"')
  ask.http.header('Content-Type', 'text/csv; charset=utf-8')
  return ask.http.body(text)
}
