import type { Lang } from '../../i18n/catalogue.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatMoment } from '../../i18n/format.ts'
import { valueLabel } from '../../i18n/labels.ts'
import { cardId } from '../components/claim-card.tsx'
import type { Choice } from '../components/form.tsx'
import { PostForm, SelectField, TextArea, TextField } from '../components/form.tsx'
import { Icon } from '../components/icons.tsx'
import { markId } from '../components/marked-text.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref, viOn } from '../components/page.ts'
import { Chip, Facts } from '../components/small.tsx'

/** One part of a proposal that a person may correct. */
export interface ReviewField {
  /** Name in the form. */
  readonly name: string
  readonly label: string
  readonly value: string
  readonly form: 'text' | 'number' | 'long' | 'select'
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
  readonly details: readonly { readonly term: string; readonly value: string }[]
  readonly why: readonly string[]
  /** Empty when this kind can only be accepted or refused. */
  readonly fields: readonly ReviewField[]
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
}

const TONES = { proposed: 'warn', accepted: 'good', corrected: 'good', refused: 'plain' } as const

/** The card of a proposal: what it says, why, and the three ways to decide. */
export function ReviewCard({ page, proposal }: { page: PageContext; proposal: ReviewProposal }) {
  const { lang } = page
  const say = t(lang)
  const open = proposal.state === 'proposed'
  return (
    <li class={`claim-card review-card review-${proposal.state}`} id={cardId(proposal.id)}>
      <p class="review-kind">
        <span>
          {say('review.proposal', { n: proposal.seq })} · {valueLabel(lang, 'proposal-kind', proposal.kind)}
        </span>
        <Chip tone={TONES[proposal.state]}>{valueLabel(lang, 'proposal', proposal.state)}</Chip>
      </p>
      <p class="claim-head" {...viOn(lang)}>
        <strong>{proposal.summary}</strong>
      </p>
      <Facts facts={proposal.details} />
      {proposal.problem === undefined ? null : (
        <p class="check-line check-fails">
          <Icon name="warning" /> <span>{proposal.problem}</span>
        </p>
      )}
      {proposal.conflict === undefined ? null : <BothVersions lang={lang} conflict={proposal.conflict} />}
      {open ? <Decide page={page} proposal={proposal} /> : <Decided lang={lang} proposal={proposal} />}
      <p class="claim-links">
        {proposal.length === 0 ? null : (
          <a
            class="claim-back"
            href={`#${markId(proposal.id)}`}
            aria-label={`${say('claim.to-text')}: ${proposal.summary}`}
          >
            <Icon name="previous" /> {say('claim.to-text')}
          </a>
        )}
      </p>
      {proposal.why.length === 0 ? null : (
        <details class="why">
          <summary>{say('review.why')}</summary>
          <ul>
            {proposal.why.map((rule) => (
              <li>{rule}</li>
            ))}
          </ul>
        </details>
      )}
    </li>
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
  const wrong = proposal.fields.some((field) => field.error !== undefined)
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
          {decide('accept')}
          {decide('refuse')}
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
  if (field.form === 'select') return <SelectField {...shared} choices={field.choices ?? []} any />
  if (field.form === 'long') return <TextArea {...shared} rows={3} />
  return <TextField {...shared} numeric={field.form === 'number'} short={field.form === 'number'} />
}
