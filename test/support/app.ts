import { v7 } from 'uuid'
import { actorNamed, tenantNamed } from '../../src/app/accounts.ts'
import { execute } from '../../src/app/command.ts'
import type { App } from '../../src/app/context.ts'
import { openTenant } from '../../src/app/open-tenant.ts'
import type { Units } from '../../src/app/units.ts'
import { holidays, loadUnits, registryDefaults } from '../../src/compose.ts'
import type { Actor } from '../../src/core/policy.ts'
import { type OpenDatabase, openDatabase } from '../../src/db/open.ts'
import { type Contents, type TestDatabase, testDatabase } from './db.ts'

/** An application on a database of its own: all administrative units, one listed tenant, its administrator. */
export interface TestApp {
  readonly app: App
  readonly database: OpenDatabase
  /** The same database as a test sees it: address, the owner's pool, pools of other roles. */
  readonly test: TestDatabase
  readonly tenantId: number
  readonly actor: Actor
  /** Closes everything and drops the database. */
  close(): Promise<void>
}

const UNITS: Contents = {
  name: 'units',
  fill: async (url) => {
    const database = openDatabase(url, 2)
    try {
      await loadUnits(database)
    } finally {
      await database.close()
    }
  },
}

/** The same rows in every test database of this process, read once. */
let units: Promise<Units> | undefined

/**
 * Opens an application for a test file; `await close()` in afterAll. The units are loaded once a run, into a template
 * that every database is copied from. The tenant is open (movement, fields, tags), its slug is `thu`.
 */
export async function testApp(options: { clock?: App['clock']; newId?: App['newId'] } = {}): Promise<TestApp> {
  const test = await testDatabase({ contents: UNITS })
  const database = openDatabase(test.url, 6)
  const close = async () => {
    await database.close()
    await test.close()
  }
  try {
    units ??= loadUnits(database)
    const app: App = {
      db: database,
      clock: options.clock ?? (() => new Date()),
      newId: options.newId ?? v7,
      units: await units,
      holidays: holidays(),
    }
    const { tenantId, actor } = await testTenant(app, 'thu')
    return { app, database, test, tenantId, actor, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** A tenant of this slug with its registry opened, and its administrator. */
export async function testTenant(app: App, slug: string, listed = true): Promise<{ tenantId: number; actor: Actor }> {
  const { id: tenantId } = await tenantNamed(app, {
    slug,
    name: `Chủ dữ liệu ${slug}`,
    nameEn: `Owner ${slug}`,
    demo: false,
    listed,
  })
  const actor = await actorNamed(app, {
    name: `Người quản trị ${slug}`,
    kind: 'person',
    tenantId,
    role: 'administrator',
  })
  await execute(app, openTenant, actor, registryDefaults(), `tenant.open:${slug}`)
  return { tenantId, actor }
}
