import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dataFolder, endPrograms, type Folder, kheo, serve, takePort } from '../support/program.ts'

let folder: Folder
beforeEach(() => {
  folder = dataFolder()
})
afterEach(async () => {
  await endPrograms()
  await folder.remove()
})

const ready = async (address: string): Promise<unknown> => (await fetch(`${address}/readyz`)).json()

/** The first line of a program's result. */
const json = (out: string): Record<string, unknown> => JSON.parse(out.split('\n')[0] ?? '') as Record<string, unknown>

describe('kheo serve', () => {
  it.each([
    'SIGINT',
    'SIGTERM',
  ] as const)('stops on %s with exit code 0 and leaves no server behind', async (signal) => {
    const site = await serve(folder)
    expect(await ready(site.address)).toEqual({ status: 'ready' })
    expect(folder.postgres()).toBeGreaterThan(0)
    const { code, err } = await site.stop(signal)
    expect({ code, postgres: folder.postgres() }).toEqual({ code: 0, postgres: undefined })
    expect(err).not.toMatch(/error/i)
  })

  it('stops cleanly while somebody is connected', async () => {
    const site = await serve(folder)
    const open = await fetch(`${site.address}/`, { keepalive: true })
    const ended = site.stop('SIGTERM')
    await open.text()
    expect((await ended).code).toBe(0)
    expect(folder.postgres()).toBeUndefined()
  })

  it('loads the demonstration into an empty folder once, and has nothing to load again', async () => {
    const first = await serve(folder, ['--demo-when-empty'])
    const before = await (await fetch(`${first.address}/`)).text()
    expect(first.said().err).toContain('can-giuoc-2023.txt')
    await first.stop()
    const second = await serve(folder, ['--demo-when-empty'])
    expect(second.said().err).not.toMatch(/\.txt|danh mục/)
    const figures = (html: string) => html.match(/\/so-lieu\/[\w/-]+/g)
    expect(figures(before)?.length).toBeGreaterThan(3)
    expect(figures(await (await fetch(`${second.address}/`)).text())).toEqual(figures(before))
  })

  it('serves again after kill -9, with everything that was there', async () => {
    const first = await serve(folder, ['--demo-when-empty'])
    const before = await kheo(folder, ['figures', '--json'])
    const postgres = folder.postgres()
    expect((await first.stop('SIGKILL')).code).toBeNull()
    expect(folder.postgres()).toBe(postgres)
    const second = await serve(folder)
    expect(await ready(second.address)).toEqual({ status: 'ready' })
    expect((await kheo(folder, ['figures', '--json'])).out).toBe(before.out)
    expect(json((await kheo(folder, ['verify', '--json'])).out).ok).toBe(true)
    expect((await second.stop()).code).toBe(0)
    expect(folder.postgres()).toBeUndefined()
  })

  it('serves again after PostgreSQL itself was killed with it', async () => {
    const first = await serve(folder, ['--demo-when-empty'])
    const postgres = folder.postgres() ?? 0
    process.kill(first.pid, 'SIGKILL')
    process.kill(postgres, 'SIGKILL')
    await first.ended
    const second = await serve(folder)
    expect(folder.postgres()).not.toBe(postgres)
    expect(await ready(second.address)).toEqual({ status: 'ready' })
    expect(json((await kheo(folder, ['verify', '--json'])).out).ok).toBe(true)
  })

  it('tells a second one on the same folder where the first is, and leaves the first alone', async () => {
    const first = await serve(folder)
    const second = await kheo(folder, ['serve', '--json'])
    expect(second.code).toBe(7)
    expect(json(second.out).problem).toMatchObject({
      code: 'engine.locked',
      details: { address: first.address, pid: first.pid },
    })
    expect(second.err).toContain(first.address)
    expect(await ready(first.address)).toEqual({ status: 'ready' })
  })

  it('tells that the port is in use, and starts nothing', async () => {
    const taken = await takePort()
    const { code, out, err } = await kheo(folder, ['serve', '--json'], { PORT: String(taken.port) })
    await taken.release()
    expect(code).toBe(7)
    expect(json(out).problem).toMatchObject({ code: 'port.in-use', details: { port: taken.port } })
    expect(err).toContain(String(taken.port))
    expect(err).not.toContain('KHEO_PORT')
    expect(existsSync(join(folder.path, 'postgres'))).toBe(false)
  })

  it('listens where PORT says and keeps its data where KHEO_DATA says', async () => {
    const { port, release } = await takePort()
    await release()
    const site = await serve(folder, [], { PORT: String(port) })
    expect(site.address).toBe(`http://127.0.0.1:${port}`)
    expect(existsSync(join(folder.path, 'postgres', 'PG_VERSION'))).toBe(true)
  })

  it('refuses a port that is none', async () => {
    const { code, out } = await kheo(folder, ['serve', '--json'], { PORT: 'tám mươi' })
    expect(code).toBe(3)
    expect(json(out).problem).toMatchObject({ code: 'setting.invalid', field: 'PORT' })
  })
})
