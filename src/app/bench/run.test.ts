import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/db.ts'
import { besideUrl, MIGRATIONS, openAppAt, ROOT, registryDefaults } from '../../compose.ts'
import { composeNames } from './names.ts'
import { seeded } from './random.ts'
import { runBench } from './run.ts'

const printed = readFileSync(`${ROOT}/reference/bench/model-names.txt`, 'utf8').split('\n').filter(Boolean)

test('the smallest nation: every dashboard and list is what plain SQL says, and nothing is left behind', async () => {
  const home = await testDatabase({ empty: true })
  try {
    const report = await runBench({
      size: '1k',
      keep: false,
      admin: home.pool,
      beside: (database) => besideUrl(home.url, database),
      open: (url) => openAppAt(url, { connections: 20 }),
      migrations: MIGRATIONS,
      printed,
      defaults: registryDefaults(),
      step: () => {},
    })
    const compared = [...report.reads, report.unfolded].filter((read) => read.same !== null)
    expect(compared.length).toBeGreaterThanOrEqual(11)
    expect(compared.filter((read) => read.same !== true)).toEqual([])
    expect(report).toMatchObject({ size: '1k', participations: 1000, reused: false, drift: 0 })
    expect(report.writers.every((w) => w.withStatistics > 0 && w.without > 0)).toBe(true)
    const left = await home.pool.query("select datname from pg_database where datname like 'kheo_bench%'")
    expect(left.rows).toEqual([])
  } finally {
    await home.close()
  }
})

test('the same seed composes the same names, with the forms that are stored', () => {
  const make = () => composeNames(['Thắp sáng đường quê'], ['Cần Giuộc'], 40, seeded(7))
  expect(make()).toEqual(make())
  expect(make()).toHaveLength(40)
  expect(make()[0]).toMatchObject({ name: 'Thắp sáng đường quê', folded: 'thap sang duong que' })
  expect(new Set(make().map((n) => n.name)).size).toBeGreaterThan(10)
})
