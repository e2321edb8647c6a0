import type { Lang } from '../../i18n/catalogue.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatValue } from '../../i18n/format.ts'
import { BasisMark, Icon } from './icons.tsx'
import { markId } from './marked-text.tsx'
import { localHref, viOn } from './page.ts'

/** What a marked piece of a document says: a declared figure or the name of a model. */
export interface ClaimCardData {
  /** The same id as its mark. */
  readonly id: string
  readonly kind: 'figure' | 'model'
  readonly value?: number | string
  readonly valueMax?: number
  readonly approxWord?: string
  /** What is counted, or the name of the model. */
  readonly label: string
  /** Field, year, giver and such, in words: "kinh tế", "năm 2018". */
  readonly notes?: readonly string[]
  /** The figure's or model's page. */
  readonly href?: string
}

/** The id of a card; its mark links here and the card links back. */
export const cardId = (id: string): string => `the-${id}`

/** The card of one mark, beside the text. */
export function ClaimCard({ lang, card }: { lang: Lang; card: ClaimCardData }) {
  const say = t(lang)
  const isFigure = card.kind === 'figure'
  return (
    <li class={`claim-card claim-${card.kind}`} id={cardId(card.id)}>
      <p class="claim-head">
        <BasisMark basis={isFigure ? 'declared' : 'recorded'} />{' '}
        {isFigure ? (
          <>
            <strong class="digits">{formatValue(lang, card.value ?? '', card.approxWord, card.valueMax)}</strong>{' '}
            <span>{card.label}</span>
          </>
        ) : (
          <strong {...viOn(lang)}>{card.label}</strong>
        )}
      </p>
      {card.notes === undefined || card.notes.length === 0 ? null : (
        <p class="claim-notes" {...viOn(lang)}>
          {card.notes.join(' · ')}
        </p>
      )}
      <p class="claim-links">
        <a class="claim-back" href={`#${markId(card.id)}`} aria-label={`${say('claim.to-text')}: ${card.label}`}>
          <Icon name="previous" /> {say('claim.to-text')}
        </a>
        {card.href === undefined ? null : (
          <a
            href={localHref(lang, card.href)}
            aria-label={`${say(isFigure ? 'claim.to-figure' : 'claim.to-model')}: ${card.label}`}
          >
            {say(isFigure ? 'claim.to-figure' : 'claim.to-model')} <Icon name="next" />
          </a>
        )}
      </p>
    </li>
  )
}
