import type { Lang } from '../../../i18n/catalogue.ts'
import { t } from '../../../i18n/catalogue.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import { localHref, viOn } from '../../components/page.ts'
import { Chip } from '../../components/small.tsx'

/** A model with a similar name, as the page says it. */
export interface SimilarItem {
  readonly id: string
  readonly kind: 'model' | 'registration'
  readonly name: string
  readonly sameness: 'same' | 'nearly' | 'alike'
  readonly near: 'unit' | 'province' | 'tenant' | 'elsewhere'
  /** "xã Tân Trụ" */
  readonly place?: string
  readonly year?: number
  readonly stage?: string
  readonly href?: string
  /** What a button of the form says when the unit would rather join or replicate. */
  readonly join?: string
  readonly keep?: string
  readonly copy?: string
}

const NEAR = ['unit', 'province', 'tenant', 'elsewhere'] as const

/** Similar models by how near they are, each with what can be done instead of registering again. */
export function SimilarList({ lang, items, offer }: { lang: Lang; items: readonly SimilarItem[]; offer: boolean }) {
  const say = t(lang)
  if (items.length === 0) return <p class="hint">{say('reg.similar.none')}</p>
  return (
    <>
      {offer ? <p>{say('reg.similar.offer')}</p> : null}
      {NEAR.map((near) => {
        const here = items.filter((item) => item.near === near)
        if (here.length === 0) return null
        return (
          <>
            <h3 class="similar-near">{say(`reg.similar.${near}`)}</h3>
            <ul class="similar-list">
              {here.map((item) => (
                <OneSimilar lang={lang} item={item} offer={offer} />
              ))}
            </ul>
          </>
        )
      })}
    </>
  )
}

/** The same with its heading: what the script puts beside the name while it is typed. */
export function SimilarFragment({ lang, items }: { lang: Lang; items: readonly SimilarItem[] }) {
  return (
    <>
      <h2>{t(lang)('reg.similar.title')}</h2>
      <SimilarList lang={lang} items={items} offer />
    </>
  )
}

function OneSimilar({ lang, item, offer }: { lang: Lang; item: SimilarItem; offer: boolean }) {
  const say = t(lang)
  const where = [item.place, item.year].filter((part) => part !== undefined).join(', ')
  return (
    <li>
      <p class="similar-name" {...viOn(lang)}>
        {item.href === undefined ? item.name : <a href={localHref(lang, item.href)}>{item.name}</a>}
      </p>
      <p class="similar-facts">
        {where === '' ? null : <span {...viOn(lang)}>{where}</span>}
        {item.sameness === 'alike' ? null : <Chip tone="warn">{say(`reg.similar.${item.sameness}`)}</Chip>}
        {item.kind === 'registration' ? <Chip>{say('reg.similar.waiting')}</Chip> : null}
        {item.kind === 'model' && item.stage !== undefined ? (
          <Chip>{valueLabel(lang, 'stage', item.stage)}</Chip>
        ) : null}
      </p>
      {offer && [item.join, item.keep, item.copy].some((one) => one !== undefined) ? (
        <p class="similar-offers">
          {item.join === undefined ? null : (
            <OfferButton
              value={item.join}
              label={say('reg.similar.join')}
              what={say('reg.similar.join.what', { name: item.name })}
            />
          )}
          {item.keep === undefined ? null : (
            <OfferButton
              value={item.keep}
              label={say('reg.new.maintain')}
              what={`${say('reg.new.maintain')}: ${item.name}`}
            />
          )}
          {item.copy === undefined ? null : (
            <OfferButton
              value={item.copy}
              label={say('reg.similar.copy')}
              what={say('reg.similar.copy.what', { name: item.name })}
            />
          )}
        </p>
      ) : null}
    </li>
  )
}

/** A button of the form it stands in: what was typed is sent along. */
function OfferButton({ value, label, what }: { value: string; label: string; what: string }) {
  return (
    <button class="button button-quiet button-small" type="submit" name="buoc" value={value} aria-label={what}>
      {label}
    </button>
  )
}
