import type { Lang } from '../../i18n/catalogue.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatDate, formatNumber, formatPercent, formatValue } from '../../i18n/format.ts'
import { CoverageBar } from './coverage-bar.tsx'
import type { FigureData } from './figure-data.ts'
import { BasisMark, Icon } from './icons.tsx'
import { localHref, viOn } from './page.ts'
import { Quote } from './quote.tsx'
import { ConflictLine, SumLine } from './sum-line.tsx'

interface FigureProps {
  readonly lang: Lang
  readonly figure: FigureData
  /** `hero` on the figure's own page, `card` in rows. */
  readonly size?: 'card' | 'hero'
  /** The number leads to the figure's page; not on that page itself. */
  readonly linked?: boolean
}

/** The signature: a big number, what is counted, what says so, how much of it is on record, the rule in small type. */
export function Figure({ lang, figure, size = 'card', linked = true }: FigureProps) {
  const value = formatValue(lang, figure.value, figure.approxWord, figure.valueMax)
  const number = <Value value={value} approximate={figure.approxWord !== undefined} lang={lang} figure={figure} />
  return (
    <article class={`figure figure-${size} figure-${figure.basis}`} aria-label={`${value} ${figure.label}`}>
      <p class="figure-head">
        {linked ? (
          <a class="figure-number" href={localHref(lang, figure.href)}>
            {number}
          </a>
        ) : (
          <strong class="figure-number">{number}</strong>
        )}{' '}
        <span class="figure-label">{figure.label}</span>
      </p>
      <ul class="figure-bases">
        <DeclaredLine lang={lang} figure={figure} />
        <RecordedLine lang={lang} figure={figure} />
      </ul>
      {figure.sumCheck === undefined ? null : <SumLine lang={lang} check={figure.sumCheck} />}
      {(figure.conflicts ?? []).map((conflict) => (
        <ConflictLine lang={lang} conflict={conflict} />
      ))}
      <p class="figure-rule">{figure.rule}</p>
    </article>
  )
}

/** The approximate word stands smaller before its number, never dropped. */
function Value(props: { value: string; approximate: boolean; lang: Lang; figure: FigureData }) {
  const { value, approximate } = props
  const cut = value.search(/\d/)
  if (!approximate || cut <= 0) return <span class="digits">{value}</span>
  return (
    <>
      <span class="approx">{value.slice(0, cut).trim()}</span> <span class="digits">{value.slice(cut)}</span>
    </>
  )
}

function DeclaredLine({ lang, figure }: { lang: Lang; figure: FigureData }) {
  const say = t(lang)
  if (figure.basis === 'recorded' && figure.coverage === undefined) return null
  return (
    <li class="basis basis-declared">
      <span class="basis-name">
        <BasisMark basis="declared" /> {say('basis.declared')}
      </span>
      <span class="basis-body">
        {figure.basis === 'recorded' && figure.coverage !== undefined ? (
          <span class="digits">{formatNumber(lang, figure.coverage.declared)} </span>
        ) : null}
        {figure.quote === undefined ? null : <Quote lang={lang} text={figure.quote} />}{' '}
        <Source lang={lang} figure={figure} />
      </span>
    </li>
  )
}

function Source({ lang, figure }: { lang: Lang; figure: FigureData }) {
  if (figure.documentTitle === undefined) return null
  const date = figure.documentDate === undefined ? '' : `, ${formatDate(lang, figure.documentDate)}`
  return (
    <cite>
      {figure.documentHref === undefined ? (
        <span {...viOn(lang)}>{figure.documentTitle}</span>
      ) : (
        <a href={localHref(lang, figure.documentHref)} {...viOn(lang)}>
          {figure.documentTitle}
        </a>
      )}
      {date}
    </cite>
  )
}

function RecordedLine({ lang, figure }: { lang: Lang; figure: FigureData }) {
  const say = t(lang)
  const { coverage } = figure
  const recorded = coverage?.recorded ?? figure.records
  if (recorded === undefined) return null
  return (
    <li class="basis basis-recorded">
      <span class="basis-name">
        <BasisMark basis="recorded" /> {say('basis.recorded')}
      </span>
      <span class="basis-body">
        {recorded === 0 ? (
          <span class="basis-none">{say('coverage.none')}</span>
        ) : (
          <span class="digits">{formatNumber(lang, recorded)}</span>
        )}
        {coverage === undefined ? null : (
          <>
            <CoverageBar lang={lang} declared={coverage.declared} recorded={coverage.recorded} />
            {recorded === 0 ? null : (
              <span class="basis-share">
                {say('figure.coverage', { percent: formatPercent(lang, coverage.recorded, coverage.declared) })}
              </span>
            )}
          </>
        )}
        {recorded === 0 || figure.recordsHref === undefined ? null : (
          <a
            class="way-in"
            href={localHref(lang, figure.recordsHref)}
            aria-label={`${say('figure.open-list')}: ${figure.label}`}
          >
            {say('figure.open-list')} <Icon name="next" />
          </a>
        )}
      </span>
    </li>
  )
}

/** Key figures side by side; they wrap, and stand under each other on a phone. */
export function FigureRow({ lang, figures }: { lang: Lang; figures: readonly FigureData[] }) {
  return (
    <ul class="figure-row">
      {figures.map((figure) => (
        <li>
          <Figure lang={lang} figure={figure} />
        </li>
      ))}
    </ul>
  )
}
