import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BarsChart } from './bars.tsx'
import { Cartogram, shadeEnds, shadeOf } from './cartogram.tsx'
import { TILES } from './cartogram-tiles.ts'
import { ColumnsChart } from './columns.tsx'
import { SuccessionDrawing } from './succession.tsx'
import { wrapWords } from './text.ts'

const frame = { lang: 'vi' as const, id: 'x', title: 'Theo lĩnh vực', description: 'mô tả' }
const widths = (html: string, of: string) =>
  [...html.matchAll(new RegExp(`class="${of}[^"]*"[^>]*? width="([\\d.]+)"`, 'g'))].map((m) => Number(m[1]))

describe('bars', () => {
  const html = String(
    <BarsChart
      {...frame}
      data={[
        { label: 'Kinh tế', declared: 20, recorded: 5 },
        { label: 'Văn hóa - xã hội', declared: 40 },
        { label: 'Tổng', declared: 1234, approxWord: 'hơn' },
      ]}
    />,
  )

  it('print their numbers in the form of the language', () => {
    expect(html).toContain('20 (5)')
    expect(html).toContain('hơn 1.234')
  })

  it('are as long as their numbers', () => {
    const [first, second] = widths(html, 'bar-outline')
    expect((second ?? 0) / (first ?? 1)).toBeCloseTo(2, 1)
    expect(widths(html, 'bar-recorded')).toHaveLength(1)
  })

  it('have a name and a description', () => {
    expect(html).toContain('role="img"')
    expect(html).toContain('aria-labelledby="x-ten x-loi"')
    expect(html).not.toContain(' style=')
  })

  it('survive no data and zeros', () => {
    expect(String(<BarsChart {...frame} data={[]} />)).not.toContain('NaN')
    expect(String(<BarsChart {...frame} data={[{ label: 'a', declared: 0 }]} />)).not.toContain('NaN')
  })
})

describe('columns', () => {
  it('print every number, mark what stands aside', () => {
    const html = String(
      <ColumnsChart
        {...frame}
        data={[
          { label: '2016', declared: 32 },
          { label: '2017–2020 NTM', declared: 6, aside: true },
        ]}
      />,
    )
    expect(html).toContain('>32<')
    expect(html).toContain('>6<')
    expect(html).toContain('bar-aside')
    expect(html).not.toContain('NaN')
  })
})

describe('cartogram', () => {
  const provinces = TILES.filter((tile) => tile.of === undefined)

  it('has the 34 provinces and cities, and Hoàng Sa and Trường Sa', () => {
    expect(provinces).toHaveLength(34)
    expect(new Set(provinces.map((tile) => tile.code)).size).toBe(34)
    expect(TILES.filter((tile) => tile.of !== undefined).map((tile) => `${tile.name} (${tile.of})`)).toEqual([
      'Hoàng Sa (Đà Nẵng)',
      'Trường Sa (Khánh Hòa)',
    ])
    expect(new Set(TILES.map((tile) => `${tile.column},${tile.row}`)).size).toBe(36)
  })

  it('draws every tile, and links those that have a number', () => {
    const html = String(
      <Cartogram lang="vi" measure="mô hình" values={[{ code: '80', value: 1690, href: '/x?a=1&b="' }]} />,
    )
    expect(html.split('class="tile-place"')).toHaveLength(37)
    expect(html).toContain('aria-label="Tây Ninh: 1.690 mô hình"')
    expect(html).toContain('href="/x?a=1&amp;b=&quot;"')
    expect(html).toContain('Lai Châu: chưa có số liệu')
    expect(html.match(/<a /g)).toHaveLength(1)
  })

  it('shades every number in one of five steps, larger never lighter', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 34 }), (values) => {
        const ends = shadeEnds(values)
        expect(ends).toHaveLength(5)
        const shades = [...values].sort((a, b) => a - b).map((value) => shadeOf(value, ends))
        for (const [i, shade] of shades.entries()) {
          expect(shade).toBeGreaterThanOrEqual(Math.max(1, shades[i - 1] ?? 1))
          expect(shade).toBeLessThanOrEqual(5)
        }
        expect(Math.max(...values)).toBeLessThanOrEqual(ends[4] ?? 0)
      }),
    )
    expect(shadeOf(0, [1, 2, 3, 4, 5])).toBe(0)
  })
})

describe('succession', () => {
  it('draws every unit, and a part with a dashed line', () => {
    const html = String(
      <SuccessionDrawing
        {...frame}
        from={[{ name: 'A' }, { name: 'B <x>', part: true }]}
        to={[{ name: 'C' }]}
        focus="C"
      />,
    )
    expect(html.match(/<rect/g)).toHaveLength(3)
    expect(html.match(/is-part/g)).toHaveLength(1)
    expect(html).toContain('&lt;x&gt;')
  })

  it('wraps words without losing one', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zà-ỹ]{1,12}$/), { maxLength: 8 }), (words) => {
        expect(wrapWords(words.join(' '), 14).join(' ')).toBe(words.join(' '))
      }),
    )
  })
})
