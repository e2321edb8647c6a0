import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dataFolder, endPrograms, type Folder, kheo, type Serving, serve } from '../support/program.ts'

interface Answer {
  readonly figures: readonly {
    readonly basis: string
    readonly value: number
    readonly unit: string
    readonly rule: string
  }[]
  readonly coverage: readonly unknown[]
  readonly conflicts: readonly unknown[]
}

let folder: Folder
let other: Folder
let site: Serving
beforeAll(async () => {
  folder = dataFolder()
  other = dataFolder()
  site = await serve(folder, ['--demo-when-empty'])
})
afterAll(async () => {
  await endPrograms()
  await folder.remove()
  await other.remove()
})

const parsed = <T>(out: string): T => JSON.parse(out) as T

describe('beside a running server', () => {
  it('the command line gives the same figures as without one', async () => {
    const beside = await kheo(folder, ['figures', '--json'])
    expect(beside.code).toBe(0)
    const answer = parsed<Answer>(beside.out)
    expect(answer.figures.some((one) => one.basis === 'declared' && one.value === 93)).toBe(true)
    expect(answer.figures.some((one) => one.basis === 'recorded' && one.value === 15)).toBe(true)
    expect(answer.figures.every((one) => one.unit !== '' && one.rule !== '')).toBe(true)
    await site.stop()
    expect(folder.postgres()).toBeUndefined()
    expect((await kheo(folder, ['figures', '--json'])).out).toBe(beside.out)
    // A command alone starts the engine for its moment only.
    expect(folder.postgres()).toBeUndefined()
    site = await serve(folder)
  })

  it('two commands at once do not pull the engine from under each other', async () => {
    const several = await Promise.all([1, 2, 3].map(() => kheo(folder, ['figures', '--json'])))
    expect(several.map((one) => one.code)).toEqual([0, 0, 0])
    expect(new Set(several.map((one) => one.out)).size).toBe(1)
    expect((await fetch(`${site.address}/readyz`)).status).toBe(200)
  })

  it('a backup is made, and restored into another folder it verifies and gives the same figures', async () => {
    const file = join(folder.path, 'copy.kheo')
    const made = await kheo(folder, ['backup', file, '--json'])
    expect(made.code).toBe(0)
    expect(parsed<{ rows: number }>(made.out).rows).toBeGreaterThan(1000)
    expect(statSync(file).size).toBeGreaterThan(1000)
    const back = await kheo(other, ['restore', file, '--json'])
    expect({ code: back.code, ...parsed<object>(back.out) }).toMatchObject({ code: 0, verified: true })
    const figures = await Promise.all([folder, other].map((one) => kheo(one, ['figures', '--json'])))
    expect(figures[1]?.out).toBe(figures[0]?.out)
    expect(parsed<{ ok: boolean }>((await kheo(other, ['verify', '--json'])).out).ok).toBe(true)
  })

  it('a backup that was cut is refused, and the folder stays empty', async () => {
    const { truncateSync, copyFileSync } = await import('node:fs')
    const file = join(folder.path, 'copy.kheo')
    const cut = join(folder.path, 'cut.kheo')
    copyFileSync(file, cut)
    truncateSync(cut, Math.floor(statSync(cut).size / 2))
    const third = dataFolder()
    const back = await kheo(third, ['restore', cut, '--json'])
    expect(back.code).toBe(3)
    expect(parsed<{ problem: unknown }>(back.out).problem).toMatchObject({ code: 'backup.invalid' })
    await third.remove()
  })

  it('an unknown verb, and one without its file, are told how it goes', async () => {
    const unknown = await kheo(folder, ['dance'])
    expect(unknown.code).toBe(2)
    expect(unknown.err).toContain('kheo serve')
    const without = await kheo(folder, ['backup', '--json'])
    expect(without.code).toBe(2)
    expect(existsSync(join(folder.path, 'undefined'))).toBe(false)
  })
})
