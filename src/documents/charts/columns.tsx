import { scaleBand, scaleLinear } from 'd3-scale'
import { formatValue } from '../../i18n/format.ts'
import type { ChartDatum, ChartProps } from './chart-data.ts'
import { tallest } from './chart-data.ts'
import { px, wrapWords } from './text.ts'

const WIDTH = 400
const TOP = 22
const PLOT = 150
const FOOT = 56

/** Columns standing by year, each with its number above and its year below; recorded fills a hollow column from below. */
export function ColumnsChart({ lang, id, title, description, data }: ChartProps) {
  const across = scaleBand(
    data.map((_, i) => String(i)),
    [0, WIDTH],
  )
    .paddingInner(0.3)
    .paddingOuter(0.1)
  const up = scaleLinear([0, tallest(data)], [0, PLOT])
  const floor = TOP + PLOT
  return (
    <svg
      class="chart chart-columns"
      viewBox={`0 0 ${WIDTH} ${floor + FOOT}`}
      role="img"
      aria-labelledby={`${id}-ten ${id}-loi`}
    >
      <title id={`${id}-ten`}>{title}</title>
      <desc id={`${id}-loi`}>{description}</desc>
      {data.map((datum, i) => {
        const left = px(across(String(i)) ?? 0)
        const width = px(across.bandwidth())
        return (
          <g transform={`translate(${left} 0)`}>
            <Column datum={datum} width={width} floor={floor} height={(value) => px(up(value))} />
            <text
              class="chart-value"
              x={width / 2}
              y={px(floor - up(datum.declared ?? datum.recorded ?? 0) - 7)}
              font-size="15"
              font-weight="600"
              text-anchor="middle"
            >
              {datum.declared === undefined && datum.recorded === undefined
                ? ''
                : formatValue(lang, datum.declared ?? datum.recorded ?? 0, datum.approxWord)}
            </text>
            {wrapWords(datum.label, Math.max(6, Math.floor(width / 7))).map((line, n) => (
              <text class="chart-label" x={width / 2} y={floor + 18 + n * 16} font-size="13" text-anchor="middle">
                {line}
              </text>
            ))}
          </g>
        )
      })}
      <line class="chart-axis" x1="0" y1={floor + 0.5} x2={WIDTH} y2={floor + 0.5} stroke="#7b8583" />
    </svg>
  )
}

interface ColumnProps {
  readonly datum: ChartDatum
  readonly width: number
  readonly floor: number
  readonly height: (value: number) => number
}

function Column({ datum, width, floor, height }: ColumnProps) {
  const declared = height(datum.declared ?? 0)
  const recorded = height(datum.recorded ?? 0)
  return (
    <>
      {recorded === 0 ? null : (
        <rect class="bar-recorded" x="0" y={px(floor - recorded)} width={width} height={recorded} fill="#0b5d57" />
      )}
      {datum.declared === undefined ? null : (
        <rect
          class={datum.aside === true ? 'bar-outline bar-aside' : 'bar-outline'}
          x="0.75"
          y={px(floor - declared)}
          width={width - 1.5}
          height={declared}
          fill="none"
          stroke="#a84a18"
          stroke-width="1.5"
        />
      )}
    </>
  )
}
