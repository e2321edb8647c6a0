import { expect, test } from 'vitest'
import type { Verdict } from '../app/verify.ts'
import { verdictWords } from './verify-words.ts'

const whole: Verdict = { tenantId: 3, entries: 12, events: 40, firstBad: null, strayRows: [], drift: 0 }
const REASONS = ['missing-before', 'not-linked', 'entry-changed', 'events-changed', 'event-moved', 'head-differs']

test('a whole book is one sentence', () => {
  expect(verdictWords('vi', whole, false)).toEqual(['Sổ 3: 12 mục nhật ký, 40 thay đổi. Tất cả khớp.'])
  expect(verdictWords('en', whole, false)).toEqual(['Book 3: 12 journal entries, 40 changes. Everything fits.'])
})

test('the first bad entry is named with what is wrong, in both languages, and no code of ours', () => {
  for (const lang of ['vi', 'en'] as const) {
    for (const reason of REASONS) {
      const bad = { ...whole, firstBad: { what: 'registration.accept', seq: 7, reason } }
      const [, first = ''] = verdictWords(lang, bad, false)
      expect(first).toContain('7 (registration.accept)')
      expect(first).not.toContain(reason)
    }
    const rows = ['changed', 'missing', 'without-event', 'derived'].map((reason) => ({
      table: 'model',
      id: 'x',
      reason,
    }))
    const lines = verdictWords(lang, { ...whole, strayRows: rows }, false)
    expect(new Set(lines).size).toBe(lines.length)
    expect(lines.filter((line) => line.includes('model x')).length).toBe(4)
    for (const { reason } of rows.slice(2)) expect(lines.join()).not.toContain(reason)
  }
})

test('what nobody has words for is told all the same', () => {
  const odd = { ...whole, firstBad: { what: 'x.y', seq: 1, reason: 'never-seen' } }
  expect(verdictWords('vi', odd, false)[1]).toContain('never-seen')
  expect(verdictWords('vi', { ...whole, strayRows: [{ table: 'a', id: 'b', reason: 'odd' }] }, false)[2]).toContain(
    'odd',
  )
})

test('statistics say how to count again, or that they were', () => {
  expect(verdictWords('vi', { ...whole, drift: 2 }, false).join('\n')).toContain('--repair-statistics')
  expect(verdictWords('vi', { ...whole, drift: 2 }, true).join('\n')).not.toContain('--repair-statistics')
})
