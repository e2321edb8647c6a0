import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Counts, conclude, unsetIn } from './conclude.ts'
import { EMPTY_PACK, VOTED, type VoteRule } from './rule-pack.ts'
import type { Share } from './share.ts'

const share = fc.record({
  num: fc.integer({ min: 1, max: 9 }),
  den: fc.integer({ min: 1, max: 10 }),
  more: fc.boolean(),
  of: fc.constantFrom('members', 'present', 'entitled', 'collected', 'valid' as const),
}) as fc.Arbitrary<Share>

const rule: fc.Arbitrary<VoteRule> = fc.record({
  quorum: fc.option(share),
  threshold: fc.option(share),
  ballot: fc.constantFrom('secret', 'open', null),
})

/** Members, of whom some are there, of whom some vote... */
const counts: fc.Arbitrary<Counts> = fc
  .tuple(fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(60))
  .map(([members, b, c, d, e, f]) => {
    const present = Math.min(members, b)
    const entitled = Math.min(present, c)
    const collected = Math.min(entitled, d)
    const valid = Math.min(collected, e)
    return { members, present, entitled, collected, valid, inFavour: Math.min(valid, f) }
  })

/** The share once more, in exact fractions of big numbers. */
const enough = (s: Share, n: number, of: number): boolean => {
  const left = BigInt(n) * BigInt(s.den)
  const right = BigInt(s.num) * BigInt(of)
  return of > 0 && (s.more ? left > right : left >= right)
}

test('a vote passes only when everything is set and both shares are reached', () => {
  fc.assert(
    fc.property(fc.option(rule), counts, fc.boolean(), (r, n, adopted) => {
      const found = conclude({ adoptedOn: adopted ? '2026-01-01' : null, rule: r ?? undefined, counts: n })
      const whole = adopted && r !== null && r.quorum !== null && r.threshold !== null
      if (!whole) {
        expect(found).toHaveProperty('unset')
        expect((found as { unset: unknown[] }).unset.length).toBeGreaterThan(0)
        return
      }
      const passes =
        enough(r.quorum as Share, n.present, n[(r.quorum as Share).of]) &&
        enough(r.threshold as Share, n.inFavour, n[(r.threshold as Share).of])
      expect(found).toBe(passes ? 'passed' : 'failed')
    }),
    { numRuns: 2000 },
  )
})

test('it says what is missing, all of it', () => {
  const all = { members: 9, present: 9, entitled: 9, collected: 9, valid: 9, inFavour: 9 }
  expect(conclude({ adoptedOn: null, rule: undefined, counts: all })).toEqual({ unset: ['adoption', 'vote'] })
  expect(conclude({ adoptedOn: null, rule: { quorum: null, threshold: null, ballot: null }, counts: all })).toEqual({
    unset: ['adoption', 'quorum', 'threshold'],
  })
})

const bands = fc.uniqueArray(fc.record({ fromHalves: fc.nat(200), passes: fc.constantFrom(true, false, null) }), {
  selector: (b) => b.fromHalves,
  maxLength: 6,
})

test('a score is enough by the band it reaches, and only if that band says so', () => {
  fc.assert(
    fc.property(bands, fc.nat(220), fc.boolean(), (given, halves, adopted) => {
      const found = conclude({ adoptedOn: adopted ? '2026-01-01' : null, bands: given, halves })
      let best: { fromHalves: number; passes: boolean | null } | undefined
      let lowest: { fromHalves: number; passes: boolean | null } | undefined
      for (const band of given) {
        if (lowest === undefined || band.fromHalves < lowest.fromHalves) lowest = band
        if (band.fromHalves <= halves && (best === undefined || band.fromHalves > best.fromHalves)) best = band
      }
      const says = (best ?? lowest)?.passes ?? null
      if (!adopted || says === null) expect(found).toHaveProperty('unset')
      else expect(found).toBe(best?.passes === true ? 'passed' : 'failed')
    }),
    { numRuns: 2000 },
  )
})

test('an empty pack says of everything that nobody set it', () => {
  const found = unsetIn(EMPTY_PACK, VOTED)
  expect(found.filter((one) => one.part === 'vote')).toHaveLength(9)
  expect(found.map((one) => one.part)).toEqual(expect.arrayContaining(['appraisal', 'days', 'conflict', 'awards']))
  const twoThirds: Share = { num: 2, den: 3, more: false, of: 'members' }
  const set = {
    ...EMPTY_PACK,
    votes: { recognition: { quorum: twoThirds, threshold: twoThirds, ballot: 'open' as const } },
  }
  expect(unsetIn(set, ['recognition']).filter((one) => one.part === 'vote')).toEqual([])
})
