import type { TileValue } from '../../documents/charts/cartogram.tsx'
import { Cartogram, shadeEnds } from '../../documents/charts/cartogram.tsx'
import { TILES } from '../../documents/charts/cartogram-tiles.ts'
import type { Lang } from '../../i18n/catalogue.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatNumber } from '../../i18n/format.ts'
import type { Column } from './data-table.tsx'
import { DataTable } from './data-table.tsx'
import { localHref } from './page.ts'

/** The number of one province of today. */
export interface ProvinceValue extends TileValue {
  readonly programmes: number
}

interface CartogramFigureProps {
  readonly lang: Lang
  /** What the numbers count, in the middle of a sentence. */
  readonly measure: string
  readonly values: readonly ProvinceValue[]
}

/** The tile map with its legend in words and its table. Only provinces that have a number are in the table. */
export function CartogramFigure({ lang, measure, values }: CartogramFigureProps) {
  const say = t(lang)
  const links = values.map((value) => ({ ...value, href: localHref(lang, value.href) }))
  return (
    <figure class="cartogram-figure">
      <Cartogram lang={lang} measure={measure} values={links} />
      <Legend lang={lang} values={values} />
      <details>
        <summary>{say('map.table')}</summary>
        <ProvinceTable lang={lang} measure={measure} values={values} />
      </details>
    </figure>
  )
}

function Legend({ lang, values }: { lang: Lang; values: readonly ProvinceValue[] }) {
  const say = t(lang)
  const ends = shadeEnds(values.map(({ value }) => value))
  return (
    <div class="map-legend">
      <p>{say('map.legend')}</p>
      <ul>
        <li>
          <Swatch shade={0} /> {say('map.none')}
        </li>
        {ends.map((end, i) => {
          const from = (ends[i - 1] ?? 0) + 1
          const words = { from: formatNumber(lang, from), to: formatNumber(lang, end) }
          return (
            <li>
              <Swatch shade={i + 1} /> {from === end ? say('map.step-one', words) : say('map.step', words)}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function Swatch({ shade }: { shade: number }) {
  return (
    <svg class="swatch" viewBox="0 0 20 14" width="20" height="14" aria-hidden="true" focusable="false">
      <g class={`tile shade-${shade}`}>
        <rect x="0.75" y="0.75" width="18.5" height="12.5" rx="2" />
      </g>
    </svg>
  )
}

function ProvinceTable({ lang, measure, values }: CartogramFigureProps) {
  const say = t(lang)
  const names = new Map(TILES.map((tile) => [tile.code, tile.name]))
  const columns: readonly Column<ProvinceValue>[] = [
    {
      head: say('map.province'),
      names: true,
      cell: (row) => <a href={localHref(lang, row.href)}>{names.get(row.code) ?? row.code}</a>,
    },
    { head: say('map.programmes'), numeric: true, cell: (row) => formatNumber(lang, row.programmes) },
    { head: measure, numeric: true, cell: (row) => formatNumber(lang, row.value) },
  ]
  const rows = [...values].sort((a, b) => b.value - a.value)
  return <DataTable lang={lang} caption={say('map.table')} captionHidden dense columns={columns} rows={rows} />
}
