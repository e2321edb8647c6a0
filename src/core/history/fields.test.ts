import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesOf, HISTORY_FIELDS } from './fields.ts'

const columns = Object.keys(HISTORY_FIELDS.registration)
const value = fc.option(fc.oneof(fc.constantFrom('', 'một', 'hai', '2026-01-01'), fc.boolean()))
const images = fc.record(Object.fromEntries([...columns, 'created_by', 'similar_seen'].map((name) => [name, value])))
const PERSONAL = ['person', 'consent_on', 'consent_how']

test('a changed row tells what differs, and only what a history may show', () => {
  fc.assert(
    fc.property(images, images, fc.boolean(), (before, after, sees) => {
      const told = changesOf('registration', before, after, sees)
      const blank = (v: unknown) => v === null || v === ''
      const wanted = columns.filter((name) => {
        if (!sees && PERSONAL.includes(name)) return false
        return before[name] !== after[name] && !(blank(before[name]) && blank(after[name]))
      })
      expect(told.map((change) => change.column)).toEqual(wanted)
      for (const change of told) expect([change.was, change.is]).toEqual([before[change.column], after[change.column]])
    }),
  )
})

test('a new row tells what is filled in', () => {
  const made = { name: 'Hũ gạo', goal: '', late: false, person: 'Bà A', created_by: 'x', rule_pack_id: 'y' }
  expect(changesOf('registration', undefined, made, true).map((c) => [c.column, c.is])).toEqual([
    ['name', 'Hũ gạo'],
    ['person', 'Bà A'],
  ])
  expect(changesOf('registration', undefined, made, false).map((c) => c.column)).toEqual(['name'])
})

test('what must never be told is in no table of a history', () => {
  const shown = new Set(Object.values(HISTORY_FIELDS).flatMap((fields) => Object.keys(fields)))
  for (const secret of ['latitude', 'longitude', 'choice', 'mean_num', 'votes_for', 'lines', 'taken_at', 'account_id'])
    expect(shown).not.toContain(secret)
  expect(Object.keys(HISTORY_FIELDS)).not.toContain('score_sheet')
  expect(Object.keys(HISTORY_FIELDS)).not.toContain('vote_seat')
  expect(Object.keys(HISTORY_FIELDS)).not.toContain('involvement')
})
