import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RECORD_TABLES } from '../../src/db/write/record.ts'
import { type TestDatabase, testDatabase } from '../support/db.ts'
import { codeWords, gap, NO_GAP, tableRows } from './lib/docs.ts'
import { ROOT, read } from './lib/source.ts'

let db: TestDatabase
let folder: string
beforeAll(async () => {
  db = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'kheo-schema-'))
})
afterAll(async () => {
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What `npm run schema` writes for a database. */
function generated(url: string): string {
  const out = join(folder, 'schema.ts')
  execFileSync(process.execPath, [join(ROOT, 'bin/schema.mjs'), '--url', url, '--out', out], { stdio: 'pipe' })
  return readFileSync(out, 'utf8')
}

async function relations(kinds: readonly string[], partitions: boolean): Promise<string[]> {
  const found = await db.pool.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = any($1)
      and relispartition = $2 order by 1`,
    [kinds, partitions],
  )
  return found.rows.map((row) => row.name)
}

describe('the schema', () => {
  it('has the types that queries are written with', async () => {
    expect(read('src/db/schema.generated.ts')).toBe(generated(db.url))
    // One column more, and the file would be stale.
    await db.pool.query('alter table quota add column planted date')
    const changed = generated(db.url)
    await db.pool.query('alter table quota drop column planted')
    expect(changed).toContain('planted: string | null;')
  })

  it('is documented table by table, view by view', async () => {
    const page = read('docs/reference/schema.md')
    const documented = tableRows(page, 'Table', 'View').map((row) => row[0] ?? '')
    expect(gap(await relations(['r', 'p', 'v'], false), documented)).toEqual(NO_GAP)
    const words = codeWords(page)
    expect((await relations(['r', 'p'], true)).filter((name) => !words.includes(name))).toEqual([])
    // A new table, and the page would be behind.
    expect(gap([...documented, 'planted'], documented).missing).toEqual(['planted'])
  })

  it('has every subject of the journal on its page', async () => {
    const [, after = ''] = read('docs/reference/events.md').split('## Subjects')
    const [subjects = ''] = after.split('\nNot in the journal')
    expect(gap(RECORD_TABLES, codeWords(subjects))).toEqual(NO_GAP)
    const types = tableRows(read('docs/reference/events.md'), 'Type').map((row) => row[0])
    expect(types).toEqual(['created', 'changed'])
  })

  it('holds no table of a word that the glossary keeps for later', async () => {
    const later = tableRows(read('GLOSSARY.md'), 'Vietnamese').filter((row) => row[3]?.includes('Not in 0.1.0'))
    const words = later.flatMap((row) => codeWords(`\`${row[2] ?? ''}\``))
    expect(words.length).toBeGreaterThan(0)
    const tables = await relations(['r', 'p', 'v'], false)
    expect(words.filter((word) => tables.includes(word))).toEqual([])
  })
})

it('the writer of types writes where it is told', () => {
  const other = join(folder, 'other.ts')
  writeFileSync(other, 'old')
  expect(() =>
    execFileSync(
      process.execPath,
      [join(ROOT, 'bin/schema.mjs'), '--url', 'postgres://127.0.0.1:1/none', '--out', other],
      { stdio: 'pipe' },
    ),
  ).toThrow()
  expect(readFileSync(other, 'utf8')).toBe('old')
})
