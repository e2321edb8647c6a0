import type { Lang } from '../../i18n/catalogue.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatNumber } from '../../i18n/format.ts'

const WIDTH = 120

/** How much of a declared figure has records: a hollow bar, filled as far as the records go. Never more than full. */
export function CoverageBar({ lang, declared, recorded }: { lang: Lang; declared: number; recorded: number }) {
  const share = declared > 0 ? Math.min(1, Math.max(0, recorded / declared)) : 0
  const label = t(lang)('figure.coverage.label', {
    recorded: formatNumber(lang, recorded),
    declared: formatNumber(lang, declared),
  })
  return (
    <svg
      class="coverage-bar"
      viewBox={`0 0 ${WIDTH + 2} 12`}
      width={WIDTH + 2}
      height="12"
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      <rect class="bar-recorded" x="1" y="1" width={round(WIDTH * share)} height="10" fill="#0b5d57" />
      <rect class="bar-outline" x="1" y="1" width={WIDTH} height="10" fill="none" stroke="#a84a18" />
    </svg>
  )
}

/** Two decimals are enough for a drawing, and keep the page small. */
function round(value: number): number {
  return Math.round(value * 100) / 100
}
