import type { Lang } from '../../i18n/catalogue.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatNumber } from '../../i18n/format.ts'
import type { ConflictData, SumCheck } from './figure-data.ts'
import { Icon } from './icons.tsx'
import { localHref } from './page.ts'
import { Quote } from './quote.tsx'

/** "19 + 23 + 10 + 7 = 59: khớp", or the sentence that says how the parts differ from the stated total. */
export function sumSentence(lang: Lang, check: SumCheck): string {
  const say = t(lang)
  const parts = check.parts.map((part) => formatNumber(lang, part.value)).join(' + ')
  const computed = check.parts.reduce((sum, part) => sum + part.value, 0)
  const numbers = { parts, computed: formatNumber(lang, computed), total: formatNumber(lang, check.total) }
  if (check.holds && computed !== check.total) return say('sum.approx', numbers)
  return check.holds ? say('sum.holds', numbers) : say('sum.fails', numbers)
}

/** How two numbers disagree, in words. */
export function conflictSentence(lang: Lang, conflict: ConflictData): string {
  return t(lang)(`conflict.${conflict.kind}`, {
    computed: formatNumber(lang, conflict.computed),
    stated: formatNumber(lang, conflict.stated),
  })
}

/** The sum of the parts beside its figure: quiet when it agrees, amber when it does not; in words either way. */
export function SumLine({ lang, check }: { lang: Lang; check: SumCheck }) {
  return (
    <p class={check.holds ? 'check-line check-holds' : 'check-line check-fails'}>
      <Icon name={check.holds ? 'check' : 'warning'} />
      <span>{sumSentence(lang, check)}</span>
    </p>
  )
}

/** One conflict: what it is about, how the numbers differ, the words, and the way to them. */
export function ConflictLine({ lang, conflict }: { lang: Lang; conflict: ConflictData }) {
  return (
    <p class="check-line check-fails">
      <Icon name="warning" />
      <span>
        {conflict.about === undefined ? `${t(lang)('conflict.title')}: ` : `${conflict.about}: `}
        {conflictSentence(lang, conflict)}
        {conflict.quote === undefined ? null : (
          <>
            {' '}
            <Quote lang={lang} text={conflict.quote} />
          </>
        )}
        {conflict.href === undefined ? null : (
          <>
            {' '}
            <a href={localHref(lang, conflict.href)}>{t(lang)('figure.open-quote')}</a>
          </>
        )}
      </span>
    </p>
  )
}
