import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ContractLine, toContract } from './contract.ts'
import { readArticle } from './read.ts'

const FOLDER = join(import.meta.dirname, 'fixtures-own')

interface LabelledClaim {
  readonly kind: string
  readonly value: number
  readonly quote: string
  readonly start: number
}
interface Labelled {
  readonly id: string
  readonly claims: readonly LabelledClaim[]
  readonly sums: readonly (readonly [parts: readonly number[], total: number])[]
  readonly models: readonly { readonly name: string }[]
}

const labels = readFileSync(join(FOLDER, 'labels.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Labelled)

const read = (id: string): ContractLine => toContract(readArticle(id, readFileSync(join(FOLDER, `${id}.txt`), 'utf8')))

const end = (c: LabelledClaim): number => c.start + [...c.quote].length
const meets = (a: LabelledClaim, b: LabelledClaim): boolean =>
  a.value === b.value && a.start < end(b) && b.start < end(a)

/** For each labelled claim the claim that was read at its place, or -1. */
const matched = ({ claims }: Labelled, line: ContractLine): number[] =>
  claims.map((c) => line.claims.findIndex((p) => meets(p, c)))

describe('the invented texts', () => {
  const read1 = labels.map((label) => ({ label, line: read(label.id), found: matched(label, read(label.id)) }))
  const share = (hits: readonly boolean[]): number => hits.filter(Boolean).length / hits.length

  it('have a label each, and labels that stand in the text', () => {
    expect(readdirSync(FOLDER).filter((name) => name.endsWith('.txt'))).toHaveLength(labels.length)
    for (const { id, claims } of labels) {
      const points = [...readFileSync(join(FOLDER, `${id}.txt`), 'utf8')]
      for (const c of claims) expect(points.slice(c.start, end(c)).join('')).toBe(c.quote)
    }
  })

  it('give up their figures, and few that are none', () => {
    expect(share(read1.flatMap(({ found }) => found.map((i) => i >= 0)))).toBeGreaterThanOrEqual(0.99)
    const extra = read1.flatMap(({ line, found }) => line.claims.filter((_, i) => !found.includes(i)))
    expect(extra.length).toBeLessThanOrEqual(2)
  })

  it('are read by kind', () => {
    const hits = read1.flatMap(({ label, line, found }) =>
      label.claims.flatMap((c, i) => {
        const told = /^(?:models_|awards_|honorees_total)/.test(c.kind)
        return told ? [line.claims[found[i] ?? -1]?.kind === c.kind] : []
      }),
    )
    expect(share(hits)).toBeGreaterThanOrEqual(0.95)
  })

  it('add up where their labels do, and nowhere else', () => {
    const key = (parts: readonly number[], total: number) => `${[...parts].sort().join()}=${total}`
    let hit = 0
    let said = 0
    for (const { label, line, found } of read1) {
      const sums = new Set(line.sums.map(([parts, total]) => key(parts, total)))
      said += sums.size
      for (const [parts, total] of label.sums)
        if (
          sums.has(
            key(
              parts.map((p) => found[p] ?? -1),
              found[total] ?? -1,
            ),
          )
        )
          hit++
    }
    expect(hit / labels.flatMap((l) => l.sums).length).toBeGreaterThanOrEqual(0.95)
    expect(hit / said).toBeGreaterThanOrEqual(0.95)
  })

  it('name their models', () => {
    const names = read1.map(({ line }) => new Set(line.models.map((m) => m.name)))
    const wanted = read1.flatMap(({ label }, i) => label.models.map((m) => names[i]?.has(m.name) === true))
    expect(share(wanted)).toBeGreaterThanOrEqual(0.95)
  })
})
