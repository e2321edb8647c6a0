import { scaleLinear } from 'd3-scale'
import { formatNumber, formatValue } from '../../i18n/format.ts'
import type { ChartDatum, ChartProps } from './chart-data.ts'
import { tallest } from './chart-data.ts'
import { px } from './text.ts'

const WIDTH = 400
const ROW = 50
const BAR = 16
/** Room at the right for the longest number. */
const NUMBER = 96

/**
 * Bars lying down, one under the other, each with its label above and its number at its end. Declared is a hollow bar,
 * recorded fills it from the left: the difference is seen without colour.
 */
export function BarsChart({ lang, id, title, description, data }: ChartProps) {
  const scale = scaleLinear([0, tallest(data)], [0, WIDTH - NUMBER])
  const height = data.length * ROW + 4
  return (
    <svg class="chart chart-bars" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-labelledby={`${id}-ten ${id}-loi`}>
      <title id={`${id}-ten`}>{title}</title>
      <desc id={`${id}-loi`}>{description}</desc>
      {data.map((datum, i) => (
        <g transform={`translate(0 ${i * ROW})`}>
          <text class="chart-label" x="0" y="14" font-size="14">
            {datum.label}
          </text>
          <Bar datum={datum} width={(value) => px(scale(value))} />
          <text
            class="chart-value"
            x={px(scale(datum.declared ?? datum.recorded ?? 0)) + 8}
            y={35}
            font-size="15"
            font-weight="600"
          >
            {valueText(lang, datum)}
          </text>
        </g>
      ))}
    </svg>
  )
}

function Bar({ datum, width }: { datum: ChartDatum; width: (value: number) => number }) {
  return (
    <>
      {datum.recorded === undefined || datum.recorded === 0 ? null : (
        <rect class="bar-recorded" x="1" y="22" width={width(datum.recorded)} height={BAR} fill="#0b5d57" />
      )}
      {datum.declared === undefined ? null : (
        <rect
          class={datum.aside === true ? 'bar-outline bar-aside' : 'bar-outline'}
          x="1"
          y="22"
          width={Math.max(1, width(datum.declared))}
          height={BAR}
          fill="none"
          stroke="#a84a18"
          stroke-width="1.5"
        />
      )}
    </>
  )
}

/** "19", or "19 · 4" when both are known and differ: declared first, recorded after the dot. */
function valueText(lang: 'vi' | 'en', datum: ChartDatum): string {
  const declared = datum.declared === undefined ? undefined : formatValue(lang, datum.declared, datum.approxWord)
  const recorded = datum.recorded === undefined ? undefined : formatNumber(lang, datum.recorded)
  if (declared === undefined) return recorded ?? ''
  return recorded === undefined || datum.recorded === 0 ? declared : `${declared} (${recorded})`
}
