import { expect, test } from 'vitest'
import { inspectionStep, isOverdue, recommendationStep, sideOf } from './steps.ts'

test('an inspection goes one way, and is called off only before it began', () => {
  expect(inspectionStep('announce', 'planned')).toEqual({ ok: true, value: 'announced' })
  expect(inspectionStep('begin', 'announced')).toEqual({ ok: true, value: 'visiting' })
  expect(inspectionStep('begin', 'planned')).toEqual({ ok: true, value: 'visiting' })
  expect(inspectionStep('conclude', 'visiting')).toMatchObject({ problem: { code: 'state.not-now' } })
  expect(inspectionStep('call-off', 'visiting').ok).toBe(false)
  for (const step of ['announce', 'begin', 'minute', 'conclude', 'call-off'] as const)
    expect(inspectionStep(step, 'concluded').ok).toBe(false)
})

test('neither side ends a recommendation alone', () => {
  expect([sideOf('answer'), sideOf('close'), sideOf('reopen'), sideOf('extend')]).toEqual([
    'owner',
    'inspector',
    'inspector',
    'inspector',
  ])
  expect(recommendationStep('answer', 'open')).toEqual({ ok: true, value: 'done' })
  expect(recommendationStep('answer', 'closed').ok).toBe(false)
  expect(recommendationStep('close', 'done')).toEqual({ ok: true, value: 'closed' })
  expect(recommendationStep('reopen', 'closed')).toEqual({ ok: true, value: 'open' })
  expect(recommendationStep('close', 'closed').ok).toBe(false)
})

test('late is what waits for its owner after its day', () => {
  expect(isOverdue({ state: 'open', dueOn: '2026-01-10' }, '2026-01-10')).toBe(false)
  expect(isOverdue({ state: 'open', dueOn: '2026-01-10' }, '2026-01-11')).toBe(true)
  expect(isOverdue({ state: 'done', dueOn: '2026-01-10' }, '2026-02-01')).toBe(false)
  expect(isOverdue({ state: 'open', dueOn: null }, '2026-02-01')).toBe(false)
})
