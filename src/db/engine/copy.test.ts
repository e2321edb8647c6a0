import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/db.ts'
import { copyIn, copyOut } from './copy.ts'

let db: TestDatabase

beforeAll(async () => {
  db = await testDatabase({ empty: true })
  await db.pool.query('create table t (id int primary key, text text)')
})

afterAll(() => db.close())

async function* pieces(...texts: readonly string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text)
}

describe('COPY', () => {
  it('goes both ways, cut anywhere, and leaves the connection usable', async () => {
    const client = await db.pool.connect()
    expect(await copyIn(client, 'copy t from stdin', pieces('1\tm', 'ột\n2\t', '\\N\n3\t\\\\\n'))).toBe(3)
    const out: string[] = []
    expect(await copyOut(client, 'copy t to stdout', async (chunk) => void out.push(chunk.toString()))).toBe(3)
    expect(out.join('')).toBe('1\tmột\n2\t\\N\n3\t\\\\\n')
    expect(await copyOut(client, 'copy (select 1 where false) to stdout', async () => {})).toBe(0)
    expect((await client.query('select count(*) as n from t')).rows).toEqual([{ n: 3 }])
    client.release()
  })

  it('waits for a slow sink, and keeps what it reads ahead small', async () => {
    const client = await db.pool.connect()
    let size = 0
    let inside = 0
    const rows = await copyOut(
      client,
      "copy (select g, repeat('x', 1000) from generate_series(1, 20000) g) to stdout",
      async (chunk) => {
        inside += 1
        expect(inside).toBe(1)
        expect(chunk.length).toBeLessThan(1024 * 1024)
        await sleep(1)
        size += chunk.length
        inside -= 1
      },
    )
    expect(rows).toBe(20_000)
    expect(size).toBeGreaterThan(20_000_000)
    client.release()
  })

  it('tells an error of the server, of the sink and of the source as what it is', async () => {
    const client = await db.pool.connect()
    await expect(copyOut(client, 'copy nowhere to stdout', async () => {})).rejects.toMatchObject({ code: '42P01' })
    await expect(copyIn(client, 'copy t from stdin', pieces('1\tagain\n'))).rejects.toMatchObject({ code: '23505' })
    await expect(copyIn(client, 'copy t from stdin', pieces('x\ty\n'))).rejects.toMatchObject({ code: '22P02' })
    async function* breaks(): AsyncGenerator<Buffer> {
      yield Buffer.from('10\tx\n')
      throw new Error('the disk is gone')
    }
    await expect(copyIn(client, 'copy t from stdin', breaks())).rejects.toThrow('the disk is gone')
    expect((await client.query('select count(*) as n from t where id = 10')).rows).toEqual([{ n: 0 }])
    const sunk = copyOut(
      client,
      "copy (select repeat('x', 1000) from generate_series(1, 100000)) to stdout",
      async () => {
        throw new Error('no room')
      },
    )
    await expect(sunk).rejects.toThrow('no room')
    client.release(true)
  })

  it('tells a connection that breaks in the middle', async () => {
    const client = await db.pool.connect()
    const pid = (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid
    let killed = false
    const broken = copyOut(
      client,
      "copy (select repeat('x', 1000) from generate_series(1, 2000000)) to stdout",
      async () => {
        if (!killed) await db.pool.query('select pg_terminate_backend($1)', [pid])
        killed = true
      },
    )
    await expect(broken).rejects.toThrow()
    client.release(true)
  })
})
