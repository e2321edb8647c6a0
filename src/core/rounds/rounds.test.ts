import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lying, makesCircle, yearsLabel } from './periods.ts'
import { ROUND_STATES, type RoundState } from './states.ts'
import { ROUND_STEP_NAMES, roundStepsFrom, takeRound } from './transitions.ts'
import { endsBeforeStart, inAnotherYear, movedWindows, spanOn, type Windows, windowOn } from './window.ts'

/** DOMAIN 4.1 as arrows, written once more and apart: + leads on, - leads back and needs a reason. */
const ARROWS = `
  draft + announced, announced + open, open + closed, closed + in-progress, closed + appraising, in-progress + appraising,
  appraising + voting, voting + recognised, recognised + awarded, recognised + concluded, awarded + concluded,
  concluded + archived, announced - draft, closed - open, in-progress - open, appraising - in-progress,
  voting - appraising, recognised - voting, concluded - awarded, archived - concluded`
  .split(',')
  .map((arrow) => arrow.trim().split(' ') as [RoundState, '+' | '-', RoundState])

test('every step of every state is one of the arrows, and every arrow is a step', () => {
  const taken: string[] = []
  for (const from of ROUND_STATES) {
    for (const step of ROUND_STEP_NAMES) {
      const plain = takeRound(step, from)
      const reasoned = takeRound(step, from, 'vì bão')
      if (!reasoned.ok) {
        expect(plain).toMatchObject({ ok: false, problem: { code: 'round.not-now' } })
        continue
      }
      taken.push(`${from} ${plain.ok ? '+' : '-'} ${reasoned.value}`)
      if (!plain.ok) expect(plain.problem).toMatchObject({ code: 'reason.needed', field: 'reason' })
    }
  }
  expect(taken.sort()).toEqual(ARROWS.map((arrow) => arrow.join(' ')).sort())
})

test('a reason of spaces is none, and a round of documents takes no step', () => {
  expect(takeRound('reopen', 'closed', '  \n')).toMatchObject({ ok: false, problem: { code: 'reason.needed' } })
  for (const step of ROUND_STEP_NAMES)
    expect(takeRound(step, null, 'x')).toMatchObject({ ok: false, problem: { code: 'round.not-now' } })
  expect(roundStepsFrom(null)).toEqual({ on: [], back: [] })
})

test('what is offered can be taken, and nothing else', () => {
  for (const state of ROUND_STATES) {
    const { on, back } = roundStepsFrom(state)
    expect([...on, ...back].every((step) => takeRound(step, state, 'x').ok)).toBe(true)
    expect(ROUND_STEP_NAMES.filter((step) => takeRound(step, state, 'x').ok).length).toBe(on.length + back.length)
  }
})

const DAY = fc.date({ min: new Date('2019-12-01'), max: new Date('2028-03-05'), noInvalidDate: true })
const day = DAY.map((d) => d.toISOString().slice(0, 10))
const maybeDay = fc.option(day)

test('registration is open as the list of its days says', () => {
  fc.assert(
    fc.property(fc.option(fc.constantFrom(...ROUND_STATES)), maybeDay, maybeDay, day, (state, opens, closes, at) => {
      const found = windowOn({ state, opens_on: opens, closes_on: closes }, at)
      const begun = opens === null || Date.parse(at) >= Date.parse(opens)
      const over = closes !== null && Date.parse(at) > Date.parse(closes)
      const wanted =
        state === null
          ? 'not-run'
          : ['draft', 'announced'].includes(state)
            ? 'not-yet'
            : state !== 'open'
              ? 'closed'
              : !begun
                ? 'not-yet'
                : over
                  ? 'late'
                  : 'open'
      expect(found).toBe(wanted)
    }),
  )
})

test('the last day belongs to the window', () => {
  const round = { state: 'open', opens_on: '2026-01-05', closes_on: '2026-03-31' }
  expect(['2026-01-04', '2026-01-05', '2026-03-31', '2026-04-01'].map((d) => windowOn(round, d))).toEqual([
    'not-yet',
    'open',
    'open',
    'late',
  ])
  expect(
    ['2026-01-04', '2026-01-05', '2026-03-31', '2026-04-01'].map((d) => spanOn('2026-01-05', '2026-03-31', d)),
  ).toEqual(['before', 'within', 'within', 'after'])
  expect(spanOn(null, null, '2026-01-01')).toBe('unset')
  expect(spanOn(null, '2026-01-01', '2025-01-01')).toBe('within')
})

test('moving windows keeps the order of their ends, and 29 February finds a day', () => {
  expect(inAnotherYear('2024-02-29', 1)).toBe('2025-02-28')
  expect(inAnotherYear('2024-02-29', 4)).toBe('2028-02-29')
  const windows = fc.record({
    opensOn: maybeDay,
    closesOn: maybeDay,
    appraisalFrom: maybeDay,
    appraisalTo: maybeDay,
    recognitionFrom: maybeDay,
    recognitionTo: maybeDay,
  })
  fc.assert(
    fc.property(windows, fc.integer({ min: -3, max: 5 }), (given: Windows, years) => {
      const moved = movedWindows(given, years)
      for (const [name, was] of Object.entries(given)) {
        const now = moved[name as keyof Windows]
        if (was === null) expect(now).toBeNull()
        else {
          expect(Number(now?.slice(0, 4)) - Number(was.slice(0, 4))).toBe(years)
          expect(now?.slice(5, 7)).toBe(was.slice(5, 7))
          expect(Number.isNaN(Date.parse(`${now}T00:00:00Z`))).toBe(false)
        }
      }
      for (const wrong of endsBeforeStart(moved)) expect(endsBeforeStart(given)).toContain(wrong)
    }),
  )
})

test('how periods lie is what their sets of years say', () => {
  const span = fc
    .tuple(fc.integer({ min: 2015, max: 2030 }), fc.nat(6))
    .map(([from, more]) => ({ from, to: from + more }))
  const set = (s: { from: number; to: number }) =>
    new Set(Array.from({ length: s.to - s.from + 1 }, (_, i) => s.from + i))
  fc.assert(
    fc.property(span, span, (a, b) => {
      const [years, others] = [set(a), set(b)]
      const shared = [...years].filter((y) => others.has(y)).length
      const wanted =
        shared === 0
          ? 'apart'
          : shared === years.size && shared === others.size
            ? 'same'
            : shared === years.size
              ? 'within'
              : shared === others.size
                ? 'around'
                : 'overlapping'
      expect(lying(a, b)).toBe(wanted)
    }),
  )
  expect(yearsLabel({ from: 2021, to: 2023 })).toBe('2021-2023')
  expect(yearsLabel({ from: 2026, to: 2026 })).toBe('2026')
})

test('a period cannot lie within itself by way of others', () => {
  const parents = new Map([
    ['a', null],
    ['b', 'a'],
    ['c', 'b'],
  ])
  expect(makesCircle('a', 'c', parents)).toBe(true)
  expect(makesCircle('a', 'a', parents)).toBe(true)
  expect(makesCircle('c', 'a', parents)).toBe(false)
  expect(makesCircle('c', null, parents)).toBe(false)
})
