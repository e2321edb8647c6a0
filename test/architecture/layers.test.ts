import { describe, expect, it } from 'vitest'
import { cycles } from './lib/imports.ts'
import { environmentFindings, openerFindings, sqlFindings } from './lib/io.ts'
import { LAYERS, layerFindings } from './lib/layers.ts'
import { purityFindings } from './lib/purity.ts'
import { program, source } from './lib/source.ts'

const core = () => program().filter((file) => file.path.startsWith('src/core/'))

describe('the layers', () => {
  it('are kept by every import, types included', () => {
    expect(program().length).toBeGreaterThan(150)
    expect(program().flatMap(layerFindings)).toEqual([])
  })

  it.each([
    ['core imports db', 'src/core/x.ts', "import { a } from '../db/open.ts'"],
    ['core imports a type of app', 'src/core/x.ts', "import type { App } from '../app/context.ts'"],
    ['core imports Node', 'src/core/x.ts', "import { join } from 'node:path'"],
    ['core imports a package', 'src/core/x.ts', "import { v7 } from 'uuid'"],
    ['db imports app', 'src/db/x.ts', "import { a } from '../app/context.ts'"],
    ['intake imports app', 'src/intake/x.ts', "export { a } from '../app/context.ts'"],
    ['intake reads files', 'src/intake/x.ts', "import { readFileSync } from 'node:fs'"],
    ['documents imports other words', 'src/documents/x.ts', "import { vi } from '../i18n/vi.ts'"],
    ['app imports web', 'src/app/x.ts', "import { a } from '../web/site.ts'"],
    ['app imports the query builder', 'src/app/x.ts', "import { sql } from 'kysely'"],
    ['web imports db', 'src/web/x/y.tsx', "let a: import('../../db/tables.ts').Tables"],
    ['web imports the reader', 'src/web/x.ts', "import { a } from '../intake/article/read.ts'"],
    ['cli imports db', 'src/cli/x.ts', "import '../db/open.ts'"],
    ['cli imports a page', 'src/cli/x.ts', "import { a } from '../web/views/home.tsx'"],
    ['jobs import db', 'src/jobs/x.ts', "const a = () => import('../db/open.ts')"],
    ['a layer nobody named', 'src/helpers/x.ts', 'export const a = 1'],
    ['something outside src', 'src/app/x.ts', "import { a } from '../../test/support/db.ts'"],
  ])('are broken when %s', (_what, path, text) => {
    expect(layerFindings(source(path, text))).toHaveLength(1)
  })

  it('are all there', () => {
    const there = new Set(program().map((file) => file.path.split('/')[1]))
    expect(Object.keys(LAYERS).filter((name) => !there.has(name))).toEqual([])
  })
})

describe('imports', () => {
  it('make no ring, types included', () => {
    expect(cycles(program())).toEqual([])
  })

  it('in a ring are found, also of types and of one file', () => {
    const ring = [
      source('src/core/a.ts', "import { b } from './b.ts'"),
      source('src/core/b.ts', "import type { C } from './deep/c.ts'"),
      source('src/core/deep/c.ts', "export type { A } from '../a.ts'"),
      source('src/core/d.ts', "import './a.ts'"),
      source('src/core/e.ts', "import './e.ts'"),
    ]
    expect(cycles(ring)).toEqual([['src/core/a.ts', 'src/core/b.ts', 'src/core/deep/c.ts'], ['src/core/e.ts']])
  })
})

describe('core', () => {
  it('has no clock, no randomness, no waiting, no machine', () => {
    expect(core().length).toBeGreaterThan(20)
    expect(core().flatMap(purityFindings)).toEqual([])
  })

  it.each([
    'const a = Date.now()',
    'const a = new Date()',
    'const a = Date()',
    'const a = Math.random()',
    'const a = Math.random',
    'export async function f() {}',
    'const f = async () => 1',
    'const f = async function* () { for await (const a of b) c(a) }',
    'const a = import("./b.ts")',
    'console.log(1)',
    'export const a = process.env.A',
    'const a = crypto.randomUUID()',
    'const a = document.title',
    'setTimeout(f, 1)',
    'const a = { now: performance.now() }',
  ])('would not be pure with: %s', (text) => {
    expect(purityFindings(source('src/core/x.ts', text))).not.toEqual([])
  })

  it('may have words of its own that the machine has too', () => {
    const text = `export function f(document: { id: string }) { return { process: document.id, at: new Date('2020-01-01') } }
      export const g = (a: { performance: number }) => a.performance`
    expect(purityFindings(source('src/core/x.ts', text))).toEqual([])
  })
})

describe('the outside world', () => {
  it('meets SQL in src/db only', () => {
    expect(program().flatMap(sqlFindings)).toEqual([])
  })

  it('is opened in compose.ts only', () => {
    expect(program().flatMap(openerFindings)).toEqual([])
  })

  it('gives its settings in one place', () => {
    expect(program().flatMap(environmentFindings)).toEqual([])
  })

  it.each([
    [sqlFindings, "const a = db.selectFrom('x')"],
    [sqlFindings, 'const a = await sql`select 1`.execute(db)'],
    [sqlFindings, 'const a = sql<number>`1`'],
    [sqlFindings, "import type { Kysely } from 'kysely'"],
    [sqlFindings, "import pg from 'pg'"],
    [sqlFindings, "app.db.app.updateTable('x').set({})"],
    [openerFindings, "openDatabase('postgres://')"],
    [openerFindings, 'http.createServer()'],
    [openerFindings, "await startEmbedded({ dataDir: '' })"],
    [environmentFindings, 'const a = process.env.PORT'],
  ])('%o finds %s', (check, text) => {
    expect(check(source('src/app/x.ts', text))).toHaveLength(1)
  })
})
