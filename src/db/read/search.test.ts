import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { fold } from '../../core/text/fold.ts'
import { grams } from '../../core/text/grams.ts'
import { searchDocuments, searchFigures, searchProgrammes } from './search.ts'

let t: TestApp
beforeAll(async () => {
  t = await testApp()
})
afterAll(() => t?.close())

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }).map((s) => s.replace(/[\0\ud800-\udfff]/g, '')),
  fc.string({
    unit: fc.constantFrom(
      'a',
      'Ầ',
      'ế',
      'Đ',
      'đ',
      'Ð',
      'ð',
      'ơ\u0301',
      '😀',
      ' ',
      '-',
      '9',
      'İ',
      'K',
      '“',
      '\n',
      'ƀ',
      'ŏ',
      'ß',
    ),
    maxLength: 60,
  }),
)

async function inDatabase(text: string): Promise<{ folded: string; grams: string[] }> {
  const { rows } = await sql<{ folded: string; grams: string[] }>`
    select kheo_fold(${text}) as folded, kheo_grams(${text}) as grams`.execute(t.app.db.public)
  return rows[0] ?? { folded: '', grams: [] }
}

describe('the database folds as the application does', () => {
  test('every text alike, and makes the same grams', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const found = await inDatabase(text)
        expect(found.folded).toBe(fold(text))
        expect(found.grams.sort()).toEqual(grams(text).sort())
      }),
      { numRuns: 300 },
    )
  })

  test('a text of any size is taken: its beginning, and the beginning of a word without an end', async () => {
    const long = await inDatabase(`đầu ${'x'.repeat(5000)} cuối`)
    expect(long.grams).toContain('dau')
    expect(long.grams).toContain(`dau ${'x'.repeat(40)}`)
    expect(long.grams).toContain('cuoi')
    const many = await inDatabase(Array.from({ length: 100_000 }, (_, i) => `chữ${i}`).join(' '))
    expect(many.grams).toContain('chu100')
    expect(many.grams).not.toContain('chu99999')
  })
})

describe('a search of texts', () => {
  test('asks nothing for no words', async () => {
    const db = t.app.db.public
    expect(await searchDocuments(db, [], 10)).toEqual([])
    expect(await searchFigures(db, [], 10)).toEqual([])
    expect(await searchProgrammes(db, [], [], 10)).toEqual([])
  })

  test.each(['document_text_grams', 'claim_grams', 'programme_grams'])('%s is used', async (index) => {
    const [, table = '', column = ''] =
      {
        document_text_grams: ['', 'public_document_text', 'text'],
        claim_grams: ['', 'public_claim_words', 'quote'],
        programme_grams: ['', 'public_programme', 'slug'],
      }[index] ?? []
    const client = await t.test.pool.connect()
    try {
      await client.query('set role kheo_public; set enable_seqscan = off')
      const plan = await client.query(
        `explain select * from ${table} where kheo_grams(${column}) @> array['can giuoc']`,
      )
      expect(JSON.stringify(plan.rows)).toContain(`on ${index}`)
    } finally {
      await client.query('reset role; reset enable_seqscan')
      client.release()
    }
  })
})
