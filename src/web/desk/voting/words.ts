import type { ItemView, MeetingPage, VoteView } from '../../../app/voting/pages.ts'
import { ruleOf } from '../../../app/voting/settle.ts'
import { fewest, type Share } from '../../../core/rules/share.ts'
import { baseOf } from '../../../core/voting/seats.ts'
import type { Lang } from '../../../i18n/catalogue.ts'
import { t } from '../../../i18n/catalogue.ts'
import { formatNumber } from '../../../i18n/format.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import { meanWords, proposesWords, refusedWords, unsetWords } from '../../points.ts'
import type { WayChoice } from '../../views/voting/meeting-form.tsx'

export const LIST = '/ban-lam-viec/phien-hop'
export const meetingHref = (id: string): string => `${LIST}/${id}`
export const itemHref = (meetingId: string, fileId: string): string => `${meetingHref(meetingId)}/ho-so/${fileId}`
export const voteHref = (id: string): string => `/ban-lam-viec/bieu-quyet/${id}`
export const ballotHref = (id: string): string => `/ban-lam-viec/phieu/${id}`

/** "từ 2/3 tổng số thành viên…", "quá 1/2 …". */
export const shareWords = (lang: Lang, share: Share): string =>
  t(lang)(share.more ? 'meeting.rule.more' : 'meeting.rule.least', {
    num: share.num,
    den: share.den,
    of: t(lang)(`share-of.${share.of}`),
  })

export const wayOf = (given: { readonly secret: boolean; readonly way: string }): WayChoice =>
  `${given.secret ? 'secret' : 'open'}-${given.way === 'paper' ? 'paper' : 'screen'}`

/** The two halves of a way as commands take them; undefined for what is none. */
export function wayFrom(text: string): { readonly secret: boolean; readonly way: 'screen' | 'paper' } | undefined {
  const parts = /^(secret|open)-(screen|paper)$/.exec(text)
  return parts === null ? undefined : { secret: parts[1] === 'secret', way: parts[2] === 'paper' ? 'paper' : 'screen' }
}

/** The vote on a file that counts here: the last that was not annulled. */
export const currentVote = (item: ItemView): VoteView | undefined =>
  item.votes.filter((one) => one.vote.state !== 'annulled').at(-1)

/** Who steps aside and why, with what they said. */
export const excludedLines = (lang: Lang, item: ItemView): string[] =>
  item.excluded.map(({ member, why, note }) => {
    const words = { name: member.name, why: refusedWords(lang, why) }
    return note === undefined || note === ''
      ? t(lang)('vote.excluded.line', words)
      : t(lang)('vote.excluded.note', { ...words, note })
  })

/** "83,5 điểm, Tốt": what the appraisal came to. */
export function appraisalWords(lang: Lang, { appraisal: row }: ItemView): string {
  if (row === undefined || row.mean_num === null || row.mean_den === null) return ''
  const points = t(lang)('appraisal.result.mean', {
    points: meanWords(lang, { num: row.mean_num, den: row.mean_den }),
  })
  const said = row.proposes === 'unset' ? '' : proposesWords(lang, row.proposes ?? '', [])
  return [points, row.band_label ?? t(lang)('appraisal.band.none'), said].filter(Boolean).join(', ')
}

/** Of how many the votes for are a share, by the rule; the valid ballots where no threshold is set. */
export function shareBase(vote: VoteView['vote']): {
  readonly base: number
  readonly of: Share['of']
  readonly share: Share | null
} {
  const share = ruleOf(vote).rule?.threshold ?? null
  const counted = {
    members: vote.members ?? 0,
    present: vote.present ?? 0,
    entitled: vote.entitled ?? 0,
  }
  const box = { collected: vote.collected ?? 0, valid: vote.valid ?? 0 }
  return share === null
    ? { base: box.valid, of: 'valid', share }
    : { base: baseOf(share, counted, box), of: share.of, share }
}

/** How a vote stands, as a chip. */
export function voteState(lang: Lang, view: VoteView | undefined): { tone: 'plain' | 'good' | 'warn'; words: string } {
  const say = t(lang)
  if (view === undefined) return { tone: 'plain', words: say('meeting.item.waiting') }
  const { vote } = view
  if (vote.state === 'open')
    return {
      tone: 'warn',
      words:
        vote.way === 'paper'
          ? say('meeting.item.open.paper')
          : say('meeting.item.open', { n: view.cast, all: view.bases.entitled }),
    }
  if (vote.state === 'closed') return { tone: 'warn', words: say('meeting.item.closed') }
  const { base } = shareBase(view.vote)
  const counted = say('meeting.item.counted', {
    for: formatNumber(lang, vote.votes_for ?? 0),
    base: formatNumber(lang, base),
  })
  return {
    tone: vote.outcome === 'passed' ? 'good' : 'plain',
    words: `${valueLabel(lang, 'outcome', vote.outcome ?? '')}: ${counted}`,
  }
}

/** What a counted vote came to, in a sentence: the fewest that were needed, what nobody set, a tie. */
export function outcomeRemarks(lang: Lang, view: VoteView): string[] {
  const say = t(lang)
  const { vote } = view
  if (vote.state !== 'counted') return []
  const { base, share } = shareBase(view.vote)
  const tied = (vote.votes_for ?? 0) > 0 && vote.votes_for === vote.votes_against
  return [
    ...(vote.outcome === 'unset' ? [say('vote.unset', { what: unsetWords(lang, vote.rules_unset) })] : []),
    ...(share !== null && vote.outcome !== 'unset' ? [say('vote.needed', { needed: fewest(share, base), base })] : []),
    ...(tied ? [say('vote.tied')] : []),
  ]
}

/** The seat of the reader in a vote on the screen that is open: whether a ballot of theirs is due, or in. */
export function ownBallot(page: MeetingPage, view: VoteView | undefined): { due: boolean; voted: boolean } {
  const seat = view?.seats.find((one) => one.account_id === page.own?.account_id)
  const screen = view?.vote.state === 'open' && view.vote.way === 'screen'
  return {
    due: screen && seat?.standing === 'entitled' && !seat.cast_ballot,
    voted: seat?.cast_ballot === true,
  }
}
