import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { LANGS, t } from './catalogue.ts'
import { reasonSentence } from './reading-reason.ts'

const READER = fileURLToPath(new URL('../intake/article', import.meta.url))
const source = readdirSync(READER)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(join(READER, name), 'utf8'))
  .join('\n')

/** The names of rules that the reader writes down, as its source has them. */
function rulesOfTheReader(): string[] {
  const pushed = [...source.matchAll(/why\.push\(([^)]*)\)/g)].map((m) => m[1] ?? '')
  const given = [...source.matchAll(/why: (\[[^\]]*\]|'[^']*')/g)].map((m) => m[1] ?? '')
  return [
    ...new Set([...pushed, ...given].flatMap((text) => [...text.matchAll(/'([a-z-]+)'/g)].map((m) => m[1] ?? ''))),
  ]
}

const literals = (type: string): string[] =>
  [
    ...(new RegExp(`export type ${type} =([^\\n]*(?:\\n {2}\\|[^\\n]*)*)`).exec(source)?.[1] ?? '').matchAll(
      /'([a-z-]+)'/g,
    ),
  ].map((m) => m[1] ?? '')

describe('why a figure was read as it was', () => {
  const rules = rulesOfTheReader()
  const acts = literals('Act')

  test('the reader has rules, acts and nouns to speak of', () => {
    expect(rules.length).toBeGreaterThan(15)
    expect(acts).toContain('registered')
    expect(literals('CoreShape')).toContain('model')
  })

  test.each(LANGS)('every rule has a sentence of its own, in %s', (lang) => {
    const other = t(lang)('why.other')
    const withAct = ['verb-before', 'verb-after', 'no-verb', 'breakdown', 'list-continued']
    const silent = rules.filter((rule) =>
      (withAct.includes(rule) ? acts.map((act) => `${rule}:${act}`) : [rule]).some(
        (code) => reasonSentence(lang, code) === other,
      ),
    )
    expect(silent).toEqual([])
    for (const shape of literals('CoreShape')) {
      const sentence = reasonSentence(lang, `noun:${shape}`)
      expect(sentence).toMatch(/^\p{Lu}.*\.$/u)
      expect(sentence).not.toMatch(new RegExp(`nội dung khác|something else|\\b${shape}\\b\\.`))
    }
  })

  test('nobody sees a code: what has no sentence yet is a rule of Khéo', () => {
    expect(reasonSentence('vi', 'a-rule-of-tomorrow')).toBe('Theo một quy tắc đọc khác của Khéo.')
    expect(reasonSentence('en', 'verb-before:a-new-act')).toBe('By another of Khéo’s rules of reading.')
    expect(reasonSentence('vi', 'noun:money_vnd')).toBe('Ngay sau con số là chữ chỉ tiền (đồng).')
    expect(reasonSentence('vi', 'verb-before:registered')).toBe('Trước con số, câu văn nói đến việc đăng ký.')
  })
})
