// `npm run schema`: writes src/db/schema.generated.ts, the types of all tables, from the migrations.
// Starts a PostgreSQL of its own in a temporary folder, unless --url names a migrated database. --out writes elsewhere.
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { ensureInstalled, root } from './ensure.mjs'

const { values } = parseArgs({ options: { url: { type: 'string' }, out: { type: 'string' } } })
const out = values.out ?? join(root, 'src/db/schema.generated.ts')

/** Numbers that PostgreSQL gives as text stay text; whole numbers are numbers; days and moments are text. */
const MAPPING = { timestamptz: 'string', int8: 'number', date: 'string', numeric: 'string', uuid: 'string' }

ensureInstalled()
const folder = mkdtempSync(join(tmpdir(), 'kheo-schema-'))
try {
  if (values.url === undefined) await onOwnServer(generate)
  else generate(values.url)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Writes to a temporary file first, so that a failure leaves the old types. */
function generate(url) {
  const made = join(folder, 'schema.ts')
  const flags = ['--dialect', 'postgres', '--url', url, '--out-file', made, '--log-level', 'error']
  // The table of applied migrations belongs to the engine; no query asks it.
  const without = ['--exclude-pattern', 'public.schema_migration']
  const types = ['--numeric-parser', 'string', '--date-parser', 'string', '--type-mapping', JSON.stringify(MAPPING)]
  const tool = join(root, 'node_modules/kysely-codegen/dist/cli/bin.js')
  const run = spawnSync(process.execPath, [tool, ...flags, ...without, ...types], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (run.status !== 0) throw new Error('kysely-codegen failed')
  copyFileSync(made, out)
}

/** A server that lives only here, with every migration applied. */
async function onOwnServer(work) {
  const { build } = await import('esbuild')
  const engine = join(root, 'build', `schema-engine.${process.pid}.mjs`)
  mkdirSync(join(root, 'build'), { recursive: true })
  const contents = ['embedded', 'migrate', 'connect']
    .map((name) => `export * from './src/db/engine/${name}.ts'`)
    .join('\n')
  await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    outfile: engine,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  })
  const { joinOrStart, migrate, createPool } = await import(pathToFileURL(engine).href)
  rmSync(engine)
  chmodSync(folder, 0o755)
  const server = await joinOrStart({ dataDir: join(folder, 'data'), command: 'schema' })
  const pool = createPool({ url: server.url, max: 1 })
  try {
    await migrate(pool, join(root, 'src/db/migrations'))
    work(server.url)
  } finally {
    await pool.end()
    await server.stop()
  }
}
