import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkToSave, checkToSubmit, type Form } from './form.ts'
import { inTime } from './in-time.ts'
import { ITEMS, itemsNeeded, KINDS, REGISTRATIONS, REGISTRATIONS_OF } from './items.ts'

const TODAY = '2026-03-15'
const EMPTY: Form = {
  ...(Object.fromEntries(ITEMS.map((item) => [item, ''])) as Record<(typeof ITEMS)[number], string>),
  kind: 'collective',
  registration: 'new',
  joins: false,
  hasLead: false,
  hasField: false,
  hasCarried: false,
  hasOrigin: false,
  place: '',
  startsOn: null,
  endsOn: null,
  person: '',
  consentOn: null,
  consentHow: '',
}
const FULL: Form = {
  ...EMPTY,
  ...(Object.fromEntries(ITEMS.map((item) => [item, 'x'])) as Record<(typeof ITEMS)[number], string>),
  hasLead: true,
  hasField: true,
  hasCarried: true,
  hasOrigin: true,
  place: 'Ấp 3',
  startsOn: '2026-03-01',
  person: 'Người thử',
  consentOn: '2026-03-01',
  consentHow: 'Ký giấy',
}
const fields = (form: Form) => checkToSubmit(form, TODAY).map((finding) => finding.field)

describe('sending', () => {
  test('a full form of every kind can be sent, and an empty draft of every kind can be saved', () => {
    for (const kind of KINDS)
      for (const registration of REGISTRATIONS_OF[kind]) {
        expect(checkToSubmit({ ...FULL, kind, registration }, TODAY)).toEqual([])
        expect(checkToSave({ ...EMPTY, kind, registration }, TODAY)).toEqual([])
      }
  })

  test('a new model needs all ten items, its lead, field, place and first day', () => {
    expect(fields(EMPTY)).toEqual([...ITEMS, 'field', 'place', 'lead', 'startsOn'])
  })

  test('each missing item is found, and nothing else is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...KINDS),
        fc.constantFrom(...REGISTRATIONS),
        fc.subarray([...ITEMS]),
        fc.constantFrom('', ' ', '\n'),
        (kind, registration, left, blank) => {
          if (!REGISTRATIONS_OF[kind].includes(registration)) return
          const form = { ...FULL, kind, registration, ...Object.fromEntries(left.map((item) => [item, blank])) }
          const needed = itemsNeeded(form).filter((item) => left.includes(item))
          expect(fields(form)).toEqual(needed)
        },
      ),
    )
  })

  test('what runs on says what, a copy says from where, a person has agreed, who joins says their part', () => {
    expect(fields({ ...FULL, registration: 'maintained', hasCarried: false })).toEqual(['carried'])
    expect(fields({ ...FULL, registration: 'replicated', hasOrigin: false })).toEqual(['origin'])
    expect(fields({ ...FULL, kind: 'individual', consentOn: null, consentHow: ' ' })).toEqual([
      'consentOn',
      'consentHow',
    ])
    expect(fields({ ...EMPTY, joins: true, name: 'Cùng làm' })).toEqual(['forces', 'lead'])
  })
})

describe('saving', () => {
  test('refuses what cannot be kept', () => {
    const codes = (form: Partial<Form>) => checkToSave({ ...FULL, ...form }, TODAY).map((f) => `${f.field}:${f.code}`)
    expect(codes({ endsOn: '2026-02-28' })).toEqual(['endsOn:ends-before'])
    expect(codes({ endsOn: '2026-03-01' })).toEqual([])
    expect(codes({ startsOn: '2026-02-30' })).toEqual(['startsOn:no-day'])
    expect(codes({ consentOn: '2026-03-16' })).toEqual(['consentOn:in-future'])
    expect(codes({ consentOn: TODAY })).toEqual([])
    expect(codes({ name: 'a'.repeat(301) })).toEqual(['name:too-long'])
    expect(codes({ kind: 'individual', registration: 'breakthrough' })).toEqual(['registration:not-for-kind'])
  })
})

describe('the window', () => {
  const open = { state: 'open', opens_on: '2026-03-01', closes_on: '2026-03-31' }
  const say = (round: typeof open, day: string, lateReason = '', emergency = '') => {
    const answer = inTime(round, day, { lateReason, emergency })
    return answer.ok ? (answer.value.late ? 'late' : 'in time') : answer.problem.code
  }
  test('both its days are in it; afterwards a reason is needed; outside only what is urgent gets in', () => {
    expect(say(open, '2026-03-01')).toBe('in time')
    expect(say(open, '2026-03-31')).toBe('in time')
    expect(say(open, '2026-04-01')).toBe('round.closed')
    expect(say(open, '2026-04-01', ' ')).toBe('round.closed')
    expect(say(open, '2026-04-01', 'Bão')).toBe('late')
    expect(say(open, '2026-02-28', 'Bão')).toBe('round.closed')
    expect(say(open, '2026-02-28', '', 'Chống bão')).toBe('in time')
    expect(say({ ...open, state: 'closed' }, '2026-03-15', 'Bão')).toBe('round.closed')
    expect(say({ ...open, state: 'closed' }, '2026-03-15', '', 'Chống bão')).toBe('in time')
    for (const state of ['draft', 'recognised', 'concluded', 'archived'])
      expect(say({ ...open, state }, '2026-03-15', 'Bão', 'Chống bão')).toBe('round.closed')
  })
})
