import { type FileVote, votesOfFile } from '../../../app/voting/more-pages.ts'
import { t } from '../../../i18n/catalogue.ts'
import { formatMoment, formatNumber, formatPercent } from '../../../i18n/format.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import { localHref } from '../../components/page.ts'
import { Chip, Facts } from '../../components/small.tsx'
import type { Ask } from '../../context.ts'
import { unsetWords } from '../../points.ts'
import type { SectionMaker } from '../file/section.ts'
import { signedIn } from '../signed-in.ts'
import { itemHref, shareBase } from './words.ts'

/** The part of a file's page with the votes on it, for its judges; the unit learns the result with the decision. */
export const voteSection: SectionMaker = async (ask, file) => {
  if (file.participation === undefined) return undefined
  const { votes, hidden } = await votesOfFile(ask.app, signedIn(ask), file)
  const say = t(ask.lang)
  if (hidden) return { id: 'binh-xet', title: say('vote.section'), body: <p>{say('vote.section.hidden')}</p> }
  if (votes.length === 0) return undefined
  return {
    id: 'binh-xet',
    title: say('vote.section'),
    body: (
      <>
        {votes.map((vote) => (
          <div>
            <OneVote ask={ask} vote={vote} />
            {vote.opens ? (
              <p>
                <a href={localHref(ask.lang, itemHref(vote.meeting_id, vote.file_id))}>{say('meeting.item.back')}</a>
              </p>
            ) : null}
          </div>
        ))}
      </>
    ),
  }
}

function OneVote({ ask, vote }: { ask: Ask; vote: FileVote }) {
  const { lang } = ask
  const say = t(lang)
  if (vote.state !== 'counted' || vote.outcome === null)
    return (
      <p>
        <Chip tone="warn">{say(vote.state === 'closed' ? 'meeting.item.closed' : 'meeting-state.open')}</Chip>
      </p>
    )
  const n = (value: number | null) => formatNumber(lang, value ?? 0)
  const { base, of } = shareBase(vote)
  const share = formatPercent(lang, vote.votes_for ?? 0, base)
  return (
    <>
      <p>
        <Chip tone={vote.outcome === 'passed' ? 'good' : 'plain'}>{valueLabel(lang, 'outcome', vote.outcome)}</Chip>{' '}
        {vote.outcome === 'unset' ? say('vote.unset', { what: unsetWords(lang, vote.rules_unset) }) : null}
      </p>
      <Facts
        facts={[
          { term: say('vote.issued'), value: n(vote.issued) },
          { term: say('vote.collected'), value: n(vote.collected) },
          { term: say('vote.valid'), value: n(vote.valid) },
          {
            term: say('vote.for'),
            value:
              share === ''
                ? n(vote.votes_for)
                : say('vote.percent', { n: n(vote.votes_for), percent: share, of: say(`share-of.${of}`) }),
          },
          { term: say('vote.against'), value: n(vote.votes_against) },
          { term: say('vote.blank'), value: n(vote.votes_blank) },
          { term: say('meeting.held'), value: vote.ended_at === null ? '' : formatMoment(lang, vote.ended_at) },
        ]}
      />
    </>
  )
}
