// Builds dist/: the program (one file, libraries stay in node_modules) and the browser's files with hashes in their names.
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { ensureInstalled, root } from './ensure.mjs'

const dist = join(root, 'dist')
const stamp = join(dist, 'built.json')

/** Newest change of anything that goes into the build. */
function newest(path) {
  const info = statSync(path)
  if (!info.isDirectory()) return info.mtimeMs
  return readdirSync(path).reduce((max, name) => Math.max(max, newest(join(path, name))), info.mtimeMs)
}

const inputs = () =>
  Math.max(...['src', 'bin', 'package-lock.json', 'package.json'].map((name) => newest(join(root, name))))

/** Builds unless dist is newer than every source; returns true when it built. */
export async function ensureBuilt() {
  const changed = inputs()
  if (existsSync(stamp) && JSON.parse(readFileSync(stamp, 'utf8')).changed === changed) return false
  await build()
  writeFileSync(stamp, JSON.stringify({ changed }))
  return true
}

async function build() {
  const out = `${dist}.${process.pid}`
  try {
    await buildInto(out)
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

async function buildInto(out) {
  const { build: bundle } = await import('esbuild')
  mkdirSync(join(out, 'assets'), { recursive: true })
  await bundle({
    entryPoints: [join(root, 'src/main.ts')],
    outfile: join(out, 'kheo.js'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    logLevel: 'warning',
  })
  const assets = await bundle({
    entryPoints: { app: join(root, 'src/web/assets/app.css'), client: join(root, 'src/client/app.ts') },
    outdir: join(out, 'assets'),
    entryNames: '[name].[hash]',
    assetNames: '[name].[hash]',
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2020', 'chrome90', 'firefox90', 'safari15'],
    loader: { '.woff2': 'file', '.svg': 'file' },
    metafile: true,
    logLevel: 'warning',
  })
  const made = Object.keys(assets.metafile.outputs).map((path) => basename(path))
  const named = (start, end) => `/assets/${made.find((name) => name.startsWith(start) && name.endsWith(end))}`
  writeFileSync(
    join(out, 'manifest.json'),
    JSON.stringify({ css: named('app.', '.css'), js: named('client.', '.js'), icon: icon(out) }),
  )
  // One rename at the end: a server that starts meanwhile sees the old build or the new one, never half of one.
  const old = `${dist}.old.${process.pid}`
  if (existsSync(dist)) renameSync(dist, old)
  renameSync(out, dist)
  rmSync(old, { recursive: true, force: true })
}

function icon(out) {
  const source = join(root, 'src/web/assets/icon.svg')
  const hash = createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 8)
  cpSync(source, join(out, 'assets', `icon.${hash}.svg`))
  return `/assets/icon.${hash}.svg`
}

if (process.argv[1] === join(root, 'bin/build.mjs')) {
  ensureInstalled()
  console.error((await ensureBuilt()) ? 'dist/ built' : 'dist/ is up to date')
}
