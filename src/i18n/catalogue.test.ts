import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PROBLEMS } from '../core/problem.ts'
import { isKey, LANGS, maybe, t } from './catalogue.ts'
import { en } from './en.ts'
import { problemSentence } from './problem-sentence.ts'
import { vi } from './vi.ts'

const names = (message: unknown): string[] =>
  typeof message === 'string' ? [...message.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '').sort() : []

describe('catalogue', () => {
  it('has the same keys in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort())
  })

  it('asks for the same parameters in both languages', () => {
    const english: Record<string, unknown> = en
    for (const [key, message] of Object.entries(vi)) {
      expect([key, names(english[key])]).toEqual([key, names(message)])
      expect(typeof english[key]).toBe(typeof message)
    }
  })

  it('repeats no key between its parts, and has every part', async () => {
    const files = readdirSync(new URL('./vi', import.meta.url)).filter((name) => name.endsWith('.ts'))
    const parts = await Promise.all(files.map((name) => import(`./vi/${name}`) as Promise<Record<string, object>>))
    const keys = parts.flatMap((part) => Object.values(part).flatMap((words) => Object.keys(words)))
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([])
    expect(keys.sort()).toEqual(Object.keys(vi).sort())
  })

  it('is written in Unicode NFC, without double spaces', () => {
    for (const catalogue of [vi, en]) {
      for (const message of Object.values(catalogue)) {
        if (typeof message !== 'string') continue
        expect(message).toBe(message.normalize('NFC'))
        expect(message).not.toMatch(/ {2}|^\s|\s$/)
      }
    }
  })

  it('fills parameters, and leaves no brace behind', () => {
    expect(t('vi')('figure.coverage', { percent: '16,1 %' })).toBe('16,1 % có hồ sơ')
    expect(t('en')('sum.holds', { parts: '1 + 2', total: 3 })).toBe('1 + 2 = 3: they agree')
  })

  it('does not fill names that stand in the values', () => {
    expect(t('vi')('search.results', { n: 1, query: '{n}' })).toBe('1 kết quả cho “{n}”')
  })

  it('says nothing for a key that it does not have', () => {
    expect(maybe('vi', 'kind.nothing_such')).toBeUndefined()
    expect(isKey('toString')).toBe(false)
  })

  it('has a sentence for every problem, with and without details', () => {
    for (const lang of LANGS) {
      for (const code of Object.keys(PROBLEMS) as (keyof typeof PROBLEMS)[]) {
        const bare = problemSentence(lang, { code, details: {} })
        const full = problemSentence(lang, { code, details: { name: 'Cần Giuộc', choices: ['a', 'b'], seconds: 5 } })
        for (const sentence of [bare, full]) expect(sentence).toMatch(/^\p{Lu}|^“/u)
        expect(`${bare}${full}`).not.toMatch(/undefined|\[object|\{\w+\}| {2}/)
      }
    }
  })
})
