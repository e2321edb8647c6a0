import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EMPTY_PACK, type RulePack } from '../rules/rule-pack.ts'
import { type Copied, copiedRound } from './copy.ts'
import { type RoundRules, roundChecks } from './readiness.ts'
import type { Windows } from './window.ts'

const WINDOWS: Windows = {
  opensOn: '2026-01-05',
  closesOn: '2026-03-31',
  appraisalFrom: '2026-09-01',
  appraisalTo: '2026-10-31',
  recognitionFrom: '2026-11-01',
  recognitionTo: '2026-12-31',
}
const thing = (id: string, from: string | null, to: string | null) => ({
  id,
  name: id.toUpperCase(),
  valid_from: from,
  valid_to: to,
})
const OLD: Copied = {
  label: 'Năm 2026',
  year: 2026,
  windows: WINDOWS,
  pack: thing('pack', '2026-01-01', null),
  sets: [thing('tap-the', '2026-01-01', null), thing('ca-nhan', '2026-01-01', '2027-01-01')],
  bases: [
    { ...thing('luat', '2024-01-01', null), next: undefined },
    { ...thing('152', '2025-07-01', '2027-03-01'), next: undefined },
    { ...thing('98', null, '2025-07-01'), next: thing('152', '2025-07-01', '2027-03-01') },
    { ...thing('cu', null, '2020-01-01'), next: undefined },
  ],
}

test('last year’s round comes along a year later, and says what could not', () => {
  expect(copiedRound(OLD, 1, '2026-11-22')).toEqual({
    label: 'Năm 2027',
    year: 2027,
    windows: {
      opensOn: '2027-01-05',
      closesOn: '2027-03-31',
      appraisalFrom: '2027-09-01',
      appraisalTo: '2027-10-31',
      recognitionFrom: '2027-11-01',
      recognitionTo: '2027-12-31',
    },
    packId: 'pack',
    setIds: ['tap-the'],
    basisIds: ['luat', '152'],
    left: [
      { what: 'set', name: 'CA-NHAN', until: '2027-01-01', soon: false },
      { what: 'basis', name: '152', until: '2027-03-01', soon: true },
      { what: 'basis', name: '98', until: '2025-07-01', soon: false, next: '152' },
      { what: 'basis', name: 'CU', until: '2020-01-01', soon: false },
    ],
  })
})

test('the year in a label follows, and a label without one gets it', () => {
  const label = (text: string, year: number | null) => copiedRound({ ...OLD, label: text, year }, 1, '2026-11-22').label
  expect(label('Đợt 2, năm 2026', 2026)).toBe('Đợt 2, năm 2027')
  expect(label('Đợt hè', 2026)).toBe('Đợt hè 2027')
  expect(label('Giai đoạn 2024-2025', null)).toBe('Giai đoạn 2025-2026')
})

const date = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10))
const span = fc
  .tuple(fc.option(date), fc.option(date))
  .filter(([from, to]) => from === null || to === null || from < to)
  .map(([valid_from, valid_to]) => ({ valid_from, valid_to }))

test('nothing that does not hold is ever taken along, and nothing is lost without a word', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 6 }), fc.array(span, { maxLength: 6 }), date, (sets, bases, today) => {
      const old: Copied = {
        ...OLD,
        sets: sets.map((s, i) => ({ id: `s${i}`, name: `s${i}`, ...s })),
        bases: bases.map((b, i) => ({ id: `b${i}`, name: `b${i}`, ...b, next: undefined })),
      }
      const made = copiedRound(old, 1, today)
      for (const set of old.sets) {
        const holds = set.valid_to === null || set.valid_to > '2027-01-05'
        expect(made.setIds.includes(set.id)).toBe(holds)
        if (!holds) expect(made.left.some((l) => l.what === 'set' && l.name === set.name)).toBe(true)
      }
      for (const basis of old.bases) {
        const holds = basis.valid_to === null || basis.valid_to > today
        expect(made.basisIds.includes(basis.id)).toBe(holds)
        if (!holds) expect(made.left.some((l) => l.what === 'basis' && l.name === basis.name)).toBe(true)
      }
    }),
  )
})

const full: RulePack = {
  ...EMPTY_PACK,
  votes: {
    recognition: {
      quorum: { num: 2, den: 3, more: false, of: 'members' },
      threshold: { num: 1, den: 2, more: true, of: 'valid' },
      ballot: 'secret',
    },
  },
}
const head = { name: 'Bộ', adoptedOn: '2026-01-02', valid_from: '2026-01-01', valid_to: null }
const SOUND: RoundRules = {
  windows: WINDOWS,
  pack: { ...head, rules: full },
  sets: ['collective', 'individual'].map((kind) => ({
    ...head,
    kind,
    bonusMaxHalves: 0,
    criteria: [{ kind: 'numeric' as const, maxHalves: 200, items: [] }],
    bands: [{ passes: true }, { passes: false }],
  })),
  bases: [
    { symbol: 'A', valid_from: null, valid_to: null },
    { symbol: 'B', valid_from: null, valid_to: null },
  ],
  quotas: 1,
}
const codes = (round: RoundRules) => roundChecks(round, '2026-01-02').map((c) => `${c.weight}:${c.code}`)

test('a round with everything has nothing to be said about it, and each lack is named', () => {
  expect(codes(SOUND)).toEqual([])
  const set = SOUND.sets[0] as (typeof SOUND.sets)[number]
  const lacks: readonly (readonly [string, RoundRules])[] = [
    ['blocks:no-days', { ...SOUND, windows: { ...WINDOWS, closesOn: null } }],
    ['warns:no-appraisal-days', { ...SOUND, windows: { ...WINDOWS, appraisalFrom: null, appraisalTo: null } }],
    ['warns:no-basis', { ...SOUND, bases: [] }],
    ['warns:one-basis', { ...SOUND, bases: SOUND.bases.slice(1) }],
    [
      'blocks:basis-expired',
      { ...SOUND, bases: [...SOUND.bases, { symbol: 'C', valid_from: null, valid_to: '2026-01-02' }] },
    ],
    ['warns:no-pack', { ...SOUND, pack: undefined }],
    ['warns:pack-not-adopted', { ...SOUND, pack: { ...head, adoptedOn: null, rules: full } }],
    ['warns:pack-expired', { ...SOUND, pack: { ...head, valid_to: '2026-12-31', rules: full } }],
    ['warns:threshold-unset', { ...SOUND, pack: { ...head, rules: EMPTY_PACK } }],
    ['warns:no-set', { ...SOUND, sets: SOUND.sets.slice(1) }],
    ['warns:no-set-individual', { ...SOUND, sets: SOUND.sets.slice(0, 1) }],
    ['warns:set-not-adopted', { ...SOUND, sets: [...SOUND.sets, { ...set, adoptedOn: null }] }],
    ['warns:set-expired', { ...SOUND, sets: [...SOUND.sets, { ...set, valid_to: '2026-06-01' }] }],
    ['warns:set-empty', { ...SOUND, sets: [...SOUND.sets, { ...set, criteria: [] }] }],
    [
      'warns:set-not-hundred',
      { ...SOUND, sets: [...SOUND.sets, { ...set, criteria: [{ kind: 'numeric', maxHalves: 199, items: [] }] }] },
    ],
    ['warns:bands-unset', { ...SOUND, sets: [...SOUND.sets, { ...set, bands: [{ passes: null }] }] }],
    ['warns:no-quota', { ...SOUND, quotas: 0 }],
  ]
  for (const [code, round] of lacks) expect(codes(round)).toEqual([code])
})
