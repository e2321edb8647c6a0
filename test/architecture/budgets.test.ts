import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { ROOT } from './lib/source.ts'

const KB = 1024
/** DESIGN 7: what a page may weigh, gzipped. The pages' HTML and requests are counted in the browser. */
const BUDGETS: Readonly<Record<string, number>> = { '.css': 20 * KB, '.js': 10 * KB, '.svg': 2 * KB, '.woff2': 40 * KB }

interface Asset {
  readonly name: string
  readonly bytes: number
}

function built(): readonly Asset[] {
  const folder = join(ROOT, 'dist/assets')
  return readdirSync(folder).map((name) => {
    const content = readFileSync(join(folder, name))
    return { name, bytes: name.endsWith('.woff2') ? content.length : gzipSync(content).length }
  })
}

const tooHeavy = (assets: readonly Asset[]): readonly string[] =>
  Object.entries(BUDGETS).flatMap(([ending, most]) => {
    const some = assets.filter((asset) => asset.name.endsWith(ending))
    // Styles and scripts are loaded together on every page; a font or a picture stands alone.
    const each =
      ending === '.css' || ending === '.js'
        ? [some.reduce((sum, one) => sum + one.bytes, 0)]
        : some.map((one) => one.bytes)
    return each.filter((bytes) => bytes > most).map((bytes) => `${ending}: ${bytes} of ${most}`)
  })

describe('what the browser loads', () => {
  it('stays small', () => {
    const assets = built()
    expect(new Set(assets.map((asset) => asset.name.replace(/^.*\./, '.')))).toEqual(new Set(Object.keys(BUDGETS)))
    expect(tooHeavy(assets)).toEqual([])
  })

  it('is found when it grows', () => {
    const half = { name: 'a.css', bytes: 15 * KB }
    expect(tooHeavy([half])).toEqual([])
    expect(tooHeavy([half, { ...half, name: 'b.css' }])).toEqual(['.css: 30720 of 20480'])
    expect(tooHeavy([{ name: 'a.js', bytes: 11 * KB }])).toHaveLength(1)
  })

  it('carries its hash in its name, so that it may be kept for a year', () => {
    expect(built().filter((asset) => !/\.[a-z0-9]{8}\.\w+$/i.test(asset.name))).toEqual([])
  })
})
