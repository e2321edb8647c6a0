import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { isFailure } from '../../../test/support/failure.ts'
import { accepting, correcting, demoText, deskOf, receiveText, refusing } from '../../../test/support/intake.ts'
import { execute } from '../command.ts'
import { verifyAll } from '../verify.ts'
import { reopenProposal } from './reopen.ts'

const CITING = `${demoText('can-giuoc')}\nPhong trào theo Chỉ thị số 35-CT/TU ngày 10/5/2021 của Tỉnh ủy Long An.\n`

let t: TestApp
const open = async (text: string) => deskOf(t, await receiveText(t, text))
const count = async (sql: string): Promise<number> => (await t.test.pool.query(sql)).rows[0].n as number
/** How many are there that are there twice. */
const twice = (table: string, by: string) =>
  count(`select count(*)::int as n from (select 1 from ${table} group by tenant_id, ${by} having count(*) > 1) as x`)
const sound = async () => {
  for (const v of await verifyAll(t.app)) expect(v).toMatchObject({ firstBad: null, strayRows: [], drift: 0 })
}

describe('two documents decided at once', () => {
  beforeAll(async () => {
    t = await testApp()
  })
  afterAll(() => t?.close())

  test('make each model, body and cited document once', async () => {
    const desks = [await open(CITING), await open(`${CITING}\n`), await open(`${CITING}\n\n`)]
    for (const desk of desks) await desk.decide([accepting(await desk.first('programme'))])
    // The round and the cited document are there already: no unique key makes one of them wait for another.
    const [before] = desks
    for (const kind of ['model', 'citation']) await before?.decide([accepting(await before.first(kind))])
    await Promise.all(desks.map((desk) => desk.decide('rest')))
    expect(await twice('model', 'folded')).toBe(0)
    expect(await twice('organisation', 'folded, unit_id')).toBe(0)
    expect(await count("select count(*)::int as n from document where symbol = '35-CT/TU'")).toBe(1)
    expect(await count('select count(*)::int as n from citation')).toBe(3)
    await sound()
  })

  test('name the same organiser once', async () => {
    expect(await count("select count(*)::int as n from proposal where kind = 'organiser' and state = 'accepted'")).toBe(
      3,
    )
    expect(await count('select count(*)::int as n from lead_agency')).toBe(1)
  })

  test('and the proposals of one document get a place each', async () => {
    const desk = await open(`${CITING}\n\n\n`)
    await desk.decide([accepting(await desk.first('programme'))])
    const claims = (await desk.proposals()).filter((p) => p.kind === 'claim')
    await Promise.all(claims.map((p) => desk.decide([accepting(p)])))
    expect(await twice('declared_figure', 'document_id, position')).toBe(0)
  })
})

describe('deciding', () => {
  beforeAll(async () => {
    t = await testApp()
  })
  afterAll(() => t?.close())

  test('a double click is one decision, and both are told so', async () => {
    const desk = await open(demoText('phung-hiep'))
    const decisions = [accepting(await desk.first('programme'))]
    const both = await Promise.all([desk.decide(decisions, 'double'), desk.decide(decisions, 'double')])
    expect(both.map((o) => o.replayed).sort()).toEqual([false, true])
    expect(both[0]?.result).toEqual(both[1]?.result)
  })

  test('accepting the rest leaves nothing of what could not be accepted', async () => {
    const desk = await open(demoText('ninh-hai'))
    const model = await desk.first('model')
    // A body that has no name, after the model itself and a good owner.
    await t.test.pool.query(
      `update proposal set payload = jsonb_set(jsonb_set(payload, '{name}', '"Mô hình dở dang"'), '{owners}', '["Chi bộ 7", "***"]') where id = $1`,
      [model.id],
    )
    const { result } = await desk.decide('rest')
    expect(result.left).toBe(1)
    expect((await desk.proposals()).filter((p) => p.state === 'proposed').map((p) => p.id)).toEqual([model.id])
    expect(await count("select count(*)::int as n from model where name = 'Mô hình dở dang'")).toBe(0)
    expect(await count("select count(*)::int as n from organisation where name = 'Chi bộ 7'")).toBe(0)
    // The planted payload itself is the one row that the journal does not know.
    for (const v of await verifyAll(t.app)) {
      expect(v).toMatchObject({ firstBad: null, drift: 0 })
      expect(v.strayRows.map((s) => s.id)).toEqual([model.id])
    }
    await t.test.pool.query(
      `update proposal set payload = (select data->'payload' from event where subject_id = $1 order by seq desc limit 1) where id = $1`,
      [model.id],
    )
    await sound()
  })

  test('what has no letter is no name of a model or of a body', async () => {
    const desk = await open(demoText('can-duoc'))
    await desk.decide([accepting(await desk.first('programme'))])
    const model = await desk.first('model')
    expect(await isFailure(desk.decide([correcting(model, { name: '!!!' })]))).toMatchObject({
      code: 'name.invalid',
      field: 'name',
    })
    expect(await isFailure(desk.decide([correcting(model, { owners: 'Chi bộ 3; “…”' })]))).toMatchObject({
      code: 'name.invalid',
      field: 'owners',
    })
    const organiser = await desk.first('organiser')
    expect((await isFailure(desk.decide([correcting(organiser, { name: '???' })]))).code).toBe('name.invalid')
  })

  test('a movement is another one when its words only begin like those of a known one', async () => {
    const movements = async (text: string, movement: string) => {
      const desk = await open(text)
      await desk.decide([correcting(await desk.first('programme'), { movement })])
      return (await t.test.pool.query('select name from movement order by id')).rows.map((r) => r.name as string)
    }
    const before = await movements(`${CITING} 1`, 'Gia đình 5')
    expect(await movements(`${CITING} 2`, 'Thi đua Gia đình 5')).toEqual(before)
    expect(await movements(`${CITING} 3`, 'Gia đình 5T')).toEqual([...before, 'Gia đình 5T'])
    expect(await movements(`${CITING} 4`, 'Phong trào “Gia đình 5T”')).toEqual([...before, 'Gia đình 5T'])
  })
})

describe('the programme', () => {
  beforeAll(async () => {
    t = await testApp()
  })
  afterAll(() => t?.close())
  const unitId = (place: object, day: string): string => {
    const found = t.app.units.resolvePlace(place, day)
    if (!found.ok) throw new Error('no such unit')
    return found.value
  }

  test('is of a unit that existed in its period', async () => {
    const desk = await open(demoText('can-giuoc'))
    const programme = await desk.first('programme')
    const today = unitId({ province: 'Tây Ninh', commune: 'Cần Giuộc' }, '2025-08-01')
    expect(await isFailure(desk.decide([correcting(programme, { unitId: today })]))).toMatchObject({
      code: 'unit.not-valid-then',
      field: 'unitId',
      details: { date: '2023-12-31', from: ['2025-07-01'] },
    })
    const gone = unitId({ province: 'Long An', district: 'Cần Giuộc' }, '2023-09-26')
    const later = { unitId: gone, from: '2026', to: '2027' }
    expect(await isFailure(desk.decide([correcting(programme, later)]))).toMatchObject({
      code: 'unit.not-valid-then',
      details: { date: '2026-01-01', until: ['2025-06-30'] },
    })
    // One day of the period is enough: the map changed in the middle of it.
    await desk.decide([correcting(programme, { unitId: today, from: '2021', to: '2025' })])
  })

  test('is of a unit that there is', async () => {
    const desk = await open(demoText('can-duoc'))
    const programme = await desk.first('programme')
    const error = await isFailure(desk.decide([correcting(programme, { unitId: programme.id })]))
    expect(error).toMatchObject({ code: 'unit.unknown', field: 'unitId' })
  })

  test('that was refused can be decided again, and the journal says so', async () => {
    const desk = await open(demoText('phung-hiep'))
    const programme = await desk.first('programme')
    const reopen = (p: { id: string; version: number }, key: string) =>
      execute(
        t.app,
        reopenProposal,
        t.actor,
        { documentId: desk.documentId, proposalId: p.id, version: p.version },
        key,
      )
    expect((await isFailure(reopen(programme, 'o1'))).code).toBe('conflict.version')
    await desk.decide([refusing(programme)])
    expect((await desk.decide('rest')).result.decided).toBe(0)
    expect((await isFailure(reopen(programme, 'o2'))).code).toBe('conflict.version')
    const refused = await desk.first('programme')
    await reopen(refused, 'o3')
    const again = await desk.first('programme')
    expect(again).toMatchObject({ state: 'proposed', decided_by: null, version: 3 })
    expect((await desk.decide('rest')).result.left).toBe(0)
    expect((await isFailure(reopen(await desk.first('programme'), 'o4'))).code).toBe('proposal.already-decided')
    const { rows } = await t.test.pool.query(
      'select e.data->>$2 as state, c.name from event e join command_log c using (tenant_id, seq) where e.subject_id = $1 order by e.seq',
      [programme.id, 'state'],
    )
    expect(rows.map((r) => `${r.name} ${r.state}`)).toEqual([
      'document.receive proposed',
      'proposals.decide refused',
      'proposals.reopen proposed',
      'proposals.decide accepted',
    ])
    await sound()
  })

  test("another tenant's proposal cannot be reopened", async () => {
    const desk = await open(demoText('phung-hiep'))
    const p = await desk.first('programme')
    const input = { documentId: desk.documentId, proposalId: p.id, version: p.version }
    const stranger = { ...t.actor, tenantId: t.actor.tenantId + 1 }
    expect((await isFailure(execute(t.app, reopenProposal, stranger, input, 'o5'))).code).toBe('not-found')
  })
})
