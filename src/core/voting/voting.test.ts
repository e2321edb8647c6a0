import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countByHand, type PartOf, type Person } from '../../../test/support/reference-count.ts'
import type { VoteRule } from '../rules/rule-pack.ts'
import type { Share } from '../rules/share.ts'
import { CHOICES, MOTION, type Slip, slipOf } from './ballot.ts'
import { verdict } from './outcome.ts'
import { basesOf, quorum, type Seat, standingOf } from './seats.ts'
import { boxOf, checkTotals, disagreements, leader, type PaperTotals, tally } from './tally.ts'

/** The program's count of the same session. */
function count(people: readonly Person[], q: PartOf | null, t: PartOf | null) {
  const seats: Seat[] = people.map((p) => ({
    present: p.there,
    standing: standingOf(p.mayNot ? 'conflict' : undefined, p.there, p.letter !== undefined),
  }))
  const box: Slip[] = people
    .filter((p) => !p.mayNot)
    .map((p) => (p.there ? p.put : p.letter))
    .filter((slip) => slip !== undefined)
  const bases = basesOf(seats)
  const counted = tally(box, MOTION, bases.entitled)
  if (!counted.ok) throw new Error(counted.problem.code)
  const rule: VoteRule = { quorum: q as Share | null, threshold: t as Share | null, ballot: 'secret' }
  const { issued, collected, valid, spoiled, blank, by } = counted.value
  const { outcome } = verdict({ adoptedOn: '2026-01-01', rule }, bases, counted.value)
  return { ...bases, issued, collected, valid, spoiled, f: by.for ?? -1, a: by.against ?? -1, b: blank, outcome }
}

/** Numbers that come the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let x = Math.imul(state ^ (state >>> 15), 1 | state)
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x
    return ((x ^ (x >>> 14)) >>> 0) % below
  }
}

const SHARES = [
  [1, 2, true],
  [2, 3, false],
  [3, 4, false],
  [4, 5, false],
  [9, 10, false],
  [1, 1, false],
] as const
const PUTS = ['for', 'for', 'for', 'against', 'blank', 'spoiled', undefined] as const

function part(next: (below: number) => number, of: readonly string[]): PartOf | null {
  if (next(12) === 0) return null
  const [num, den, more] = SHARES[next(SHARES.length)] ?? [1, 2, true]
  return { num, den, more, of: of[next(of.length)] ?? 'members' }
}

test('a hundred and twenty thousand sessions come out as counted by hand', () => {
  const next = numbers(20261122)
  const seen = new Map<string, number>()
  let ties = 0
  for (let run = 0; run < 120_000; run++) {
    const inFavour = next(8)
    const people: Person[] = Array.from({ length: 1 + next(50) }, () => {
      const there = next(6) > 0
      const letter = CHOICES[next(3)]
      const put = next(8) < inFavour ? 'for' : PUTS[next(PUTS.length)]
      return {
        there,
        mayNot: next(9) === 0,
        ...(there || next(2) === 0 || letter === undefined ? {} : { letter }),
        ...(!there || put === undefined ? {} : { put }),
      }
    })
    const q = part(next, ['members'])
    const t = part(next, ['members', 'present', 'entitled', 'collected', 'valid'])
    const [ours, theirs] = [count(people, q, t), countByHand(people, q, t)]
    if (Object.keys(theirs).some((key) => ours[key as 'f'] !== theirs[key as 'f']))
      expect({ people, q, t, ...ours }).toEqual({ people, q, t, ...theirs })
    seen.set(ours.outcome, (seen.get(ours.outcome) ?? 0) + 1)
    if (ours.f === ours.a && ours.f > 0) ties += 1
  }
  // Every outcome came up often, and so did ties: the comparison was about something.
  for (const outcome of ['passed', 'failed', 'no-quorum', 'unset'])
    expect([outcome, (seen.get(outcome) ?? 0) > 2000]).toEqual([outcome, true])
  expect(ties).toBeGreaterThan(1000)
})

describe('exactly at the threshold', () => {
  test.each([
    [2, 3, 9],
    [2, 3, 48],
    [4, 5, 10],
    [4, 5, 45],
    [9, 10, 10],
    [9, 10, 50],
  ])('%i/%i of %i: reached, and one vote fewer is not', (num, den, members) => {
    const t: PartOf = { num, den, more: false, of: 'members' }
    const session = (inFavour: number): Person[] =>
      Array.from({ length: members }, (_, i) => ({ there: true, mayNot: false, put: i < inFavour ? 'for' : 'against' }))
    const q: PartOf = { num: 1, den: 2, more: true, of: 'members' }
    const just = (num * members) / den
    expect(count(session(just), q, t).outcome).toBe('passed')
    expect(count(session(just - 1), q, t).outcome).toBe('failed')
    expect(count(session(just), q, { ...t, more: true }).outcome).toBe('failed')
    expect(count(session(just + 1), q, { ...t, more: true }).outcome).toBe('passed')
  })

  test('a recusal moves the denominator: 6 of 9 is two thirds, and 6 of 8 still is after one steps aside', () => {
    const half: PartOf = { num: 3, den: 4, more: false, of: 'members' }
    const nine = (mayNot: number): Person[] =>
      Array.from({ length: 9 }, (_, i) => ({ there: true, mayNot: i < mayNot, put: i < 3 ? 'against' : 'for' }))
    const q: PartOf = { num: 2, den: 3, more: false, of: 'members' }
    expect(count(nine(0), q, half)).toMatchObject({ members: 9, f: 6, outcome: 'failed' })
    expect(count(nine(1), q, half)).toMatchObject({ members: 8, f: 6, outcome: 'passed' })
  })
})

test('what nobody set gives no verdict, and says what is missing', () => {
  const bases = { members: 3, present: 3, entitled: 3 }
  const all = tally(['for', 'for', 'for'], MOTION, 3)
  if (!all.ok) throw new Error()
  const third: Share = { num: 2, den: 3, more: false, of: 'members' }
  const of = (adoptedOn: string | null, rule?: Partial<VoteRule>) =>
    verdict({ adoptedOn, rule: rule && { quorum: third, threshold: third, ballot: null, ...rule } }, bases, all.value)
  expect(of('2026-01-01', {})).toMatchObject({ outcome: 'passed', unset: [], base: 3, needed: 2 })
  expect(of('2026-01-01')).toMatchObject({ outcome: 'unset', unset: ['vote'] })
  expect(of('2026-01-01', { threshold: null })).toMatchObject({ unset: ['threshold'], needed: undefined })
  expect(of('2026-01-01', { quorum: null, threshold: null })).toMatchObject({ unset: ['quorum', 'threshold'] })
  expect(of(null, {})).toMatchObject({ outcome: 'unset', unset: ['adoption'] })
  expect(quorum(null, bases)).toBeNull()
})

test('options exclude each other', () => {
  expect(slipOf([], MOTION)).toBe('blank')
  expect(slipOf(['for'], MOTION)).toBe('for')
  expect(slipOf(['for', 'for'], MOTION)).toBe('for')
  expect(slipOf(['for', 'against'], MOTION)).toBe('spoiled')
  expect(slipOf(['x'], MOTION)).toBe('spoiled')
})

test('of several options one leads, or a tie names them all', () => {
  expect(leader({ a: 3, b: 2 })).toEqual({ kind: 'one', option: 'a' })
  expect(leader({ a: 3, b: 3, c: 1 })).toEqual({ kind: 'tie', options: ['a', 'b'] })
  expect(leader({ a: 0, b: 0 })).toEqual({ kind: 'none' })
  expect(leader({})).toEqual({ kind: 'none' })
})

describe('totals that people type in', () => {
  const good: PaperTotals = { issued: 9, collected: 8, spoiled: 1, for: 5, against: 1, blank: 1 }
  test('are taken when they fit, and refused with the number that does not', () => {
    expect(checkTotals(good, 9).ok).toBe(true)
    const refused = (change: Partial<PaperTotals>, handedOut = 9) => {
      const found = checkTotals({ ...good, ...change }, handedOut)
      return found.ok ? undefined : [found.problem.code, found.problem.field, found.problem.details.expected]
    }
    expect(refused({}, 10)).toEqual(['ballots.do-not-match', 'issued', 10])
    expect(refused({ collected: 10, for: 7 })).toEqual(['ballots.do-not-match', 'collected', 9])
    expect(refused({ for: 6 })).toEqual(['ballots.do-not-match', 'collected', 9])
    expect(refused({ blank: -1 })).toEqual(['input.invalid', 'blank', undefined])
    expect(refused({ blank: 1.5 })).toEqual(['input.invalid', 'blank', undefined])
  })

  test('make a box that counts to the same', () => {
    const counts = fc.record({ for: fc.nat(60), against: fc.nat(60), blank: fc.nat(20), spoiled: fc.nat(9) })
    fc.assert(
      fc.property(counts, fc.nat(9), (c, kept) => {
        const collected = c.for + c.against + c.blank + c.spoiled
        const totals = { ...c, collected, issued: collected + kept }
        const counted = tally(boxOf(totals), MOTION, totals.issued)
        if (!counted.ok || !checkTotals(totals, totals.issued).ok) return false
        const { by, blank, spoiled, valid } = counted.value
        return (
          by.for === c.for &&
          by.against === c.against &&
          blank === c.blank &&
          spoiled === c.spoiled &&
          valid === collected - c.spoiled
        )
      }),
    )
  })

  test('by two people: what differs is named', () => {
    expect(disagreements(good, good)).toEqual([])
    expect(disagreements(good, { ...good, for: 4, against: 2 })).toEqual(['for', 'against'])
  })

  test('more ballots than were handed out are refused', () => {
    const found = tally(['for', 'for'], MOTION, 1)
    expect(found.ok ? '' : found.problem.details).toMatchObject({ which: 'collected', stated: 2, expected: 1 })
  })
})
