import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { RELATIONS, type Relation } from './access/relations.ts'
import { type GrantScope, ROLES, type Role } from './access/roles.ts'
import { ACTIONS, type Action } from './access/rules.ts'
import { STAGES, type Stage } from './participation/stage.ts'
import { type Actor, can } from './policy.ts'

/** One row of docs/reference/permissions.md: the table is the specification, read here as a stranger would. */
interface Row {
  readonly roles: readonly string[]
  readonly stages: readonly string[] | 'any'
  readonly never: readonly string[] | 'nobody'
}
const names = (cell: string) => [...cell.matchAll(/`([a-z-]+)`/g)].map((m) => m[1] ?? '')
const table = new Map<string, Row>(
  readFileSync(new URL('../../docs/reference/permissions.md', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => /^\| `[a-z]+\.[a-z-]+` \|/.test(line))
    .map((line) => {
      const [, action = '', roles = '', stages = '', never = ''] = line.split('|')
      return [
        action.replaceAll('`', '').trim(),
        {
          roles: names(roles),
          stages: stages.trim() === 'any' ? 'any' : names(stages),
          never: never.trim() === 'nobody' ? 'nobody' : names(never),
        },
      ]
    }),
)

const actor = (role: Role, scope: GrantScope): Actor => ({ id: 'a', name: 'A', tenantId: 1, grants: [{ role, scope }] })
const commune: GrantScope = { of: 'unit', id: 'xa' }
const within = ['thon', 'xa', 'tinh']

/** What the table says of one cell. Who holds a post in the unit of the file owns it, whatever else is known. */
function said(action: Action, role: Role, stage: Stage, relation: Relation | undefined): boolean {
  const row = table.get(action)
  if (row === undefined || !row.roles.includes(role)) return false
  const relations = [
    ...(relation === undefined ? [] : [relation]),
    ...(role === 'clerk' || role === 'head' ? ['owns'] : []),
  ]
  if (row.never !== 'nobody' && relations.some((r) => row.never.includes(r))) return false
  return row.stages === 'any' || row.stages.includes(stage)
}

test('every cell of role, action, stage and relation is as the table says', () => {
  const wrong: string[] = []
  let cells = 0
  for (const action of ACTIONS) {
    for (const role of ROLES) {
      for (const stage of STAGES) {
        for (const relation of [undefined, ...RELATIONS]) {
          cells += 1
          const relations = relation === undefined ? [] : [relation]
          const got = can(actor(role, commune), action, { tenantId: 1, within, stage, relations }).ok
          if (got !== said(action, role, stage, relation)) wrong.push([action, role, stage, relation].join(' '))
        }
      }
    }
  }
  expect(wrong).toEqual([])
  expect(cells).toBe(ACTIONS.length * ROLES.length * STAGES.length * (RELATIONS.length + 1))
})

test('nobody reaches out of the subtree or the tenant, whatever the role', () => {
  const subject = { stage: 'submitted' as Stage, relations: [] }
  for (const action of ACTIONS) {
    for (const role of ROLES) {
      const here = actor(role, commune)
      expect(can(here, action, { ...subject, tenantId: 1, within: ['xa-khac', 'tinh'] }).ok).toBe(false)
      expect(can(here, action, { ...subject, tenantId: 1 }).ok).toBe(false)
      expect(can(here, action, { ...subject, tenantId: 2, within }).ok).toBe(false)
      expect(can(actor(role, { of: 'tenant' }), action, { ...subject, tenantId: 2, within }).ok).toBe(false)
    }
  }
})

test('what depends on a stage or on facts is refused when they are not known', () => {
  const chair = actor('chair', { of: 'tenant' })
  expect(can(chair, 'ballot.cast', { tenantId: 1, stage: 'appraised', relations: [] }).ok).toBe(true)
  expect(can(chair, 'ballot.cast', { tenantId: 1, stage: 'appraised' })).toMatchObject({
    problem: { code: 'forbidden' },
  })
  expect(can(chair, 'ballot.cast', { tenantId: 1, relations: [] })).toMatchObject({
    problem: { code: 'state.not-now' },
  })
})

test('a conflict says which one; a refusal says nothing of the file', () => {
  const member = actor('council-member', { of: 'tenant' })
  const subject = { tenantId: 1, stage: 'appraised' as Stage, relations: ['inspected' as Relation] }
  expect(can(member, 'ballot.cast', subject)).toMatchObject({
    problem: { code: 'conflict.of-interest', details: { relation: 'inspected' } },
  })
  expect(can(actor('reader', { of: 'tenant' }), 'ballot.cast', subject)).toMatchObject({
    problem: { code: 'forbidden', details: { action: 'ballot.cast' } },
  })
})
