import { t } from '../../i18n/catalogue.ts'
import { formatNumber } from '../../i18n/format.ts'
import type { Tile } from './cartogram-tiles.ts'
import { TILES } from './cartogram-tiles.ts'

/** The number of one province, by its code, and where its tile leads. */
export interface TileValue {
  readonly code: string
  readonly value: number
  readonly href: string
}

interface CartogramProps {
  readonly lang: 'vi' | 'en'
  /** What the numbers count, in the middle of a sentence: "mô hình báo cáo". */
  readonly measure: string
  readonly values: readonly TileValue[]
  /** Makes the address of a tile without a number; without it such tiles are no links. */
  readonly emptyHref?: (code: string) => string
}

const SIZE = { width: 76, height: 66, gap: 4 }
const COLUMNS = 7
const ROWS = 17
const STEPS = 5

const ROUND = [1, 2, 3, 4, 5, 6, 8, 10]

/** The upper end of each of the five shades: equal steps of a round number, the last at or above the largest value. */
export function shadeEnds(values: readonly number[]): readonly number[] {
  const largest = Math.max(0, ...values)
  if (largest === 0) return []
  const rough = Math.max(1, largest / STEPS)
  const magnitude = 10 ** Math.floor(Math.log10(rough))
  const step = magnitude * (ROUND.find((round) => round * magnitude >= rough) ?? 10)
  return Array.from({ length: STEPS }, (_, i) => step * (i + 1))
}

/** The shade of a number: 0 for nothing, 1 to 5 otherwise. */
export function shadeOf(value: number, ends: readonly number[]): number {
  if (value <= 0) return 0
  const found = ends.findIndex((end) => value <= end)
  return found === -1 ? STEPS : found + 1
}

/** The tile map: a link for every province, shaded in five steps, its number printed. A table belongs beside it. */
export function Cartogram({ lang, measure, values, emptyHref }: CartogramProps) {
  const byCode = new Map(values.map((value) => [value.code, value]))
  const ends = shadeEnds(values.map(({ value }) => value))
  const width = COLUMNS * SIZE.width
  return (
    <svg class="cartogram" viewBox={`0 0 ${width} ${ROWS * SIZE.height}`}>
      <title>{t(lang)('map.title')}</title>
      {TILES.map((tile) => {
        const value = byCode.get(tile.code)
        const href = value?.href ?? (tile.of === undefined ? emptyHref?.(tile.code) : undefined)
        const shape = (
          <TileShape lang={lang} tile={tile} value={value?.value} shade={shadeOf(value?.value ?? 0, ends)} />
        )
        const label = tileLabel(lang, tile, value?.value, measure)
        const at = `translate(${tile.column * SIZE.width} ${tile.row * SIZE.height})`
        return href === undefined ? (
          <g class="tile-place" transform={at}>
            <title>{label}</title>
            {shape}
          </g>
        ) : (
          <a class="tile-place" href={href} transform={at} aria-label={label}>
            {shape}
          </a>
        )
      })}
    </svg>
  )
}

function tileLabel(lang: 'vi' | 'en', tile: Tile, value: number | undefined, measure: string): string {
  const say = t(lang)
  const name = tile.of === undefined ? tile.name : say('map.island', { name: tile.name, province: tile.of })
  if (tile.of !== undefined) return name
  return value === undefined
    ? say('map.tile-none', { name })
    : say('map.tile', { name, value: formatNumber(lang, value), measure })
}

interface TileShapeProps {
  readonly lang: 'vi' | 'en'
  readonly tile: Tile
  readonly value: number | undefined
  readonly shade: number
}

function TileShape({ lang, tile, value, shade }: TileShapeProps) {
  const island = tile.of !== undefined
  const width = SIZE.width - SIZE.gap
  const height = SIZE.height - SIZE.gap
  const lineHeight = 18
  const rows = tile.short.length + (value === undefined ? 0 : 1)
  const top = (height - rows * lineHeight) / 2 + 14
  return (
    <g class={`tile shade-${shade}${island ? ' tile-island' : ''}`}>
      <rect width={width} height={height} rx="3" />
      {tile.short.map((line, i) => (
        <text class="tile-name" x={width / 2} y={top + i * lineHeight} text-anchor="middle" font-size="15">
          {line}
        </text>
      ))}
      {value === undefined ? null : (
        <text
          class="tile-value"
          x={width / 2}
          y={top + tile.short.length * lineHeight + 2}
          text-anchor="middle"
          font-size="17"
          font-weight="600"
        >
          {formatNumber(lang, value)}
        </text>
      )}
    </g>
  )
}
