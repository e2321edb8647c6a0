import type { Lang } from '../../i18n/catalogue.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatMoment } from '../../i18n/format.ts'
import { valueLabel } from '../../i18n/labels.ts'
import { cardId } from '../components/claim-card.tsx'
import type { Choice } from '../components/form.tsx'
import { PostForm, SelectField, TextArea, TextField } from '../components/form.tsx'
import { Icon } from '../components/icons.tsx'
import type { TextMark } from '../components/marked-text.tsx'
import { MarkedText, markId } from '../components/marked-text.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref, viOn } from '../components/page.ts'
import { Chip, Facts } from '../components/small.tsx'

/** One part of a proposal that a person may correct. */
export interface ReviewField {
  /** Name in the form. */
  readonly name: string
  readonly label: string
  readonly value: string
  readonly form: 'text' | 'number' | 'long' | 'select' | 'day'
  readonly choices?: readonly Choice[]
  readonly hint?: string
  readonly error?: string
}

/** What the reader found, for a person to decide. `id` and `seq` name it in the page and in the address. */
export interface ReviewProposal {
  readonly id: string
  readonly seq: number
  /** A kind of proposal: claim, model, programme, sum, award... */
  readonly kind: string
  readonly start: number
  /** In code points; 0 for proposals without words of their own. */
  readonly length: number
  /** What it says, in a line: "93 mô hình". */
  readonly summary: string
  /** The words with what stands around them, and where they are in the whole text. */
  readonly words?: { readonly text: string; readonly marks: readonly TextMark[] }
  readonly wordsHref?: string
  readonly details: readonly { readonly term: string; readonly value: string }[]
  readonly why: readonly string[]
  /** What may be corrected, here. Empty when this kind can only be accepted or refused, or is corrected elsewhere. */
  readonly fields: readonly ReviewField[]
  /** Where it can be corrected, when not here. */
  readonly editHref?: string
  readonly state: 'proposed' | 'accepted' | 'corrected' | 'refused'
  readonly decidedBy?: string
  readonly decidedAt?: string
  /** Where its form goes. Fields: `decision` (accept, correct, refuse), the fields, `version`. */
  readonly action: string
  readonly version: number
  /** Someone else decided meanwhile: both versions. */
  readonly conflict?: { readonly theirs: string; readonly mine: string }
  /** What stands in the way, in a sentence. */
  readonly problem?: string
  /** The fields stand open: somebody is correcting, or the form came back with what was typed. */
  readonly opened?: boolean
  /** It cannot be accepted before a person fills something in. */
  readonly unresolved?: boolean
}

const TONES = { proposed: 'warn', accepted: 'good', corrected: 'good', refused: 'plain' } as const
/** More than so many details stand under one another. */
const IN_A_LINE = 3

/** The card of a proposal: what it says, its words, and the ways to decide; a line once it is decided. */
export function ReviewCard({ page, proposal }: { page: PageContext; proposal: ReviewProposal }) {
  const { lang } = page
  const say = t(lang)
  const waits = proposal.state === 'proposed'
  return (
    <li class={`claim-card review-card review-${proposal.state}`} id={cardId(proposal.id)}>
      <p class="review-kind">
        <span>
          {valueLabel(lang, 'proposal-kind', proposal.kind)} · {say('review.proposal', { n: proposal.seq })}
        </span>
        {waits ? null : <Chip tone={TONES[proposal.state]}>{valueLabel(lang, 'proposal', proposal.state)}</Chip>}
      </p>
      <p class="claim-head" {...viOn(lang)}>
        <strong>{proposal.summary}</strong>
      </p>
      {proposal.problem === undefined ? null : (
        <p class="check-line check-fails">
          <Icon name="warning" /> <span>{proposal.problem}</span>
        </p>
      )}
      {proposal.conflict === undefined ? null : <BothVersions lang={lang} conflict={proposal.conflict} />}
      {waits ? (
        <>
          <Details lang={lang} details={proposal.details} />
          <Words lang={lang} proposal={proposal} />
          <Decide page={page} proposal={proposal} />
          <Why lang={lang} proposal={proposal} />
        </>
      ) : (
        <Decided lang={lang} proposal={proposal} />
      )}
    </li>
  )
}

function Details({ lang, details }: { lang: Lang; details: ReviewProposal['details'] }) {
  if (details.length > IN_A_LINE || details.some((detail) => detail.value.length > 60)) return <Facts facts={details} />
  return (
    <p class="claim-notes" {...viOn(lang)}>
      {details.map((detail) => `${detail.term}: ${detail.value}`).join(' · ')}
    </p>
  )
}

function Words({ lang, proposal }: { lang: Lang; proposal: ReviewProposal }) {
  const { words } = proposal
  if (words === undefined) return null
  return (
    <div class="review-words">
      <MarkedText lang={lang} text={words.text} marks={words.marks} />
    </div>
  )
}

/** Where it is corrected and where it is read, each with the name of what it is about. */
function WaysOn({ lang, proposal }: { lang: Lang; proposal: ReviewProposal }) {
  const say = t(lang)
  const { editHref, wordsHref, id, summary } = proposal
  return (
    <>
      {editHref === undefined ? null : (
        <a href={localHref(lang, editHref)} aria-label={`${say('review.edit')}: ${summary}`}>
          {say('review.edit')}
        </a>
      )}
      {wordsHref === undefined ? null : (
        <a
          class="claim-back"
          href={`${localHref(lang, wordsHref)}#${markId(id)}`}
          aria-label={`${say('review.in-text')}: ${summary}`}
        >
          {say('review.in-text')} <Icon name="next" />
        </a>
      )}
    </>
  )
}

function Why({ lang, proposal }: { lang: Lang; proposal: ReviewProposal }) {
  if (proposal.why.length === 0) return null
  return (
    <details class="why">
      <summary>{t(lang)('review.why')}</summary>
      <ul>
        {proposal.why.map((reason) => (
          <li>{reason}</li>
        ))}
      </ul>
    </details>
  )
}

function BothVersions({ lang, conflict }: { lang: Lang; conflict: { theirs: string; mine: string } }) {
  const say = t(lang)
  return (
    <div class="both-versions">
      <p>
        <strong>{say('review.conflict.title')}</strong>
      </p>
      <Facts
        facts={[
          { term: say('review.conflict.theirs'), value: conflict.theirs },
          { term: say('review.conflict.mine'), value: conflict.mine },
        ]}
      />
    </div>
  )
}

function Decided({ lang, proposal }: { lang: Lang; proposal: ReviewProposal }) {
  if (proposal.decidedBy === undefined) return null
  return (
    <p class="hint">
      {t(lang)('review.decided', {
        status: valueLabel(lang, 'proposal', proposal.state),
        by: proposal.decidedBy,
        at: proposal.decidedAt === undefined ? '' : formatMoment(lang, proposal.decidedAt),
      })}
    </p>
  )
}

/** Two forms: the key Enter in a corrected field must never accept what was not corrected. */
function Decide({ page, proposal }: { page: PageContext; proposal: ReviewProposal }) {
  const { lang } = page
  const say = t(lang)
  const open = proposal.opened === true || proposal.unresolved === true
  const wrong = open || proposal.fields.some((field) => field.error !== undefined)
  const action = localHref(lang, proposal.action)
  const version = <input type="hidden" name="version" value={String(proposal.version)} />
  const decide = (decision: 'accept' | 'refuse') => (
    <button
      class={decision === 'accept' ? 'button' : 'button button-quiet'}
      type="submit"
      name="decision"
      value={decision}
      aria-label={`${say(`review.${decision}`)}: ${proposal.summary}`}
    >
      {say(`review.${decision}`)}
    </button>
  )
  return (
    <>
      <PostForm page={page} action={action} class="decide">
        {version}
        <div class="decide-buttons">
          {proposal.unresolved === true ? null : decide('accept')}
          {decide('refuse')}
          <WaysOn lang={lang} proposal={proposal} />
        </div>
      </PostForm>
      {proposal.fields.length === 0 ? null : (
        <details class="correct" {...(wrong ? { open: true } : {})}>
          <summary>{say('review.correct')}</summary>
          <PostForm page={page} action={action} class="correct-form">
            {version}
            {proposal.fields.map((field) => (
              <CorrectField lang={lang} proposal={proposal} field={field} />
            ))}
            <button class="button" type="submit" name="decision" value="correct">
              {say('review.accept-corrected')}
            </button>
          </PostForm>
        </details>
      )}
    </>
  )
}

function CorrectField({ lang, proposal, field }: { lang: Lang; proposal: ReviewProposal; field: ReviewField }) {
  const shared = {
    lang,
    id: `sua-${proposal.id}-${field.name}`,
    name: field.name,
    label: field.label,
    value: field.value,
    ...(field.hint === undefined ? {} : { hint: field.hint }),
    error: field.error,
  }
  if (field.form === 'select') {
    const none = field.value === '' ? { empty: t(lang)('form.choose') } : {}
    return <SelectField {...shared} choices={field.choices ?? []} {...none} />
  }
  if (field.form === 'long') return <TextArea {...shared} rows={3} />
  return (
    <TextField {...shared} numeric={field.form === 'number'} short={field.form === 'number' || field.form === 'day'} />
  )
}
