import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type QuotaEntry, type QuotaRule, quotaStandings } from './quota.ts'

const KINDS = ['new', 'breakthrough', 'maintained', 'raised', 'replicated']
const FIELDS = ['', 'kinh-te', 'van-hoa']
const PLACES = ['a', 'b', 'c', 'd', 'elsewhere']

const rules = fc.record({
  min: fc.nat(3),
  max: fc.option(fc.nat(4)),
  registrations: fc.subarray(KINDS),
  fieldCode: fc.constantFrom(...FIELDS),
})
const entries = fc.array(
  fc.record({
    n: fc.integer({ min: 1, max: 3 }),
    of: fc.array(fc.constantFrom(...PLACES), { maxLength: 3 }),
    registration: fc.constantFrom(...KINDS),
    fieldCode: fc.constantFrom(...FIELDS),
    standing: fc.constantFrom('counted', 'waiting', 'refused') as fc.Arbitrary<QuotaEntry['standing']>,
  }),
  { maxLength: 30 },
)

/** The same, said once more as plainly as it can be: every target looks at every entry. */
function reference(rule: QuotaRule, target: string, all: readonly QuotaEntry[]) {
  const each = all.flatMap((e) => Array.from({ length: e.n }, () => e))
  const mine = each.filter((e) => e.of.indexOf(target) >= 0)
  let asked = mine
  if (rule.registrations.length > 0) asked = asked.filter((e) => rule.registrations.indexOf(e.registration) >= 0)
  if (rule.fieldCode !== '') asked = asked.filter((e) => e.fieldCode === rule.fieldCode)
  const counted = asked.filter((e) => e.standing === 'counted').length
  const waiting = asked.filter((e) => e.standing === 'waiting').length
  let meeting = 'met'
  if (rule.max !== null && counted > rule.max) meeting = 'over'
  if (counted < rule.min) meeting = 'not-met'
  if (mine.length === 0 && rule.min > 0) meeting = 'not-reported'
  return { target, counted, waiting, meeting }
}

test('every target stands as the plain reference says', () => {
  fc.assert(
    fc.property(rules, fc.subarray(['a', 'b', 'c', 'd']), entries, (rule, targets, all) => {
      const result = quotaStandings(rule, targets, all)
      expect(result.rows).toEqual(targets.map((target) => reference(rule, target, all)))
      for (const [meeting, n] of Object.entries(result.totals))
        expect(n).toBe(result.rows.filter((row) => row.meeting === meeting).length)
      const fits = (e: QuotaEntry) =>
        (rule.registrations.length === 0 || rule.registrations.includes(e.registration)) &&
        (rule.fieldCode === '' || rule.fieldCode === e.fieldCode)
      const lost = all.filter(
        (e) => e.standing === 'counted' && fits(e) && !e.of.some((place) => targets.includes(place)),
      )
      expect(result.unplaced).toBe(lost.reduce((sum, e) => sum + e.n, 0))
    }),
    { numRuns: 1000 },
  )
})

test('Phụng Hiệp 2023: one maintained and one new or breakthrough in each commune', () => {
  const maintain: QuotaRule = { min: 1, max: null, registrations: ['maintained'], fieldCode: '' }
  const fresh: QuotaRule = { min: 1, max: null, registrations: ['new', 'breakthrough'], fieldCode: '' }
  const entry = (of: string, registration: string, standing: QuotaEntry['standing'] = 'counted'): QuotaEntry => ({
    n: 1,
    of: [of],
    registration,
    fieldCode: '',
    standing,
  })
  const all = [
    entry('both', 'maintained'),
    entry('both', 'breakthrough'),
    entry('half', 'maintained'),
    entry('sent', 'new', 'waiting'),
    entry('refused', 'new', 'refused'),
  ]
  const communes = ['both', 'half', 'sent', 'refused', 'silent']
  const say = (rule: QuotaRule) => quotaStandings(rule, communes, all).rows.map((row) => row.meeting)
  expect(say(maintain)).toEqual(['met', 'met', 'not-met', 'not-met', 'not-reported'])
  expect(say(fresh)).toEqual(['met', 'not-met', 'not-met', 'not-met', 'not-reported'])
})
