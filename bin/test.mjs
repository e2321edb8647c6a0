// `npm test`: installs what is missing, builds, checks types and style, runs every test, browser included.
// Arguments go to vitest: npm test -- src/core. The report is build/test-report.json, the last line its sum.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { ensureInstalled, root } from './ensure.mjs'

const report = join(root, 'build/test-report.json')
const args = process.argv.slice(2)
const sum = { passed: 0, failed: 0 }

const bin = (name) => join(root, 'node_modules/.bin', process.platform === 'win32' ? `${name}.cmd` : name)
const run = (name, given) =>
  spawnSync(bin(name), given, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }).status ?? 1

/** One check of the whole; its own output tells what is wrong. */
function check(name, ok) {
  sum[ok ? 'passed' : 'failed']++
  if (!ok) console.error(`${name}: failed`)
}

/** A file that could not even be loaded has no tests of its own, and is one failure. */
function addReport(ended) {
  const { testResults = [] } = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {}
  let failed = 0
  for (const file of testResults) {
    const tests = file.assertionResults
    sum.passed += tests.filter((one) => one.status === 'passed').length
    failed += tests.filter((one) => one.status === 'failed').length
    if (file.status === 'failed' && !tests.some((one) => one.status === 'failed')) failed++
  }
  // Anything else that vitest calls a failure: an error outside of a test, no test found, no report at all.
  if (ended !== 0 && failed === 0) failed = 1
  sum.failed += failed
}

ensureInstalled()
if (args.length === 0) rmSync(join(root, 'build'), { recursive: true, force: true })
mkdirSync(join(root, 'build'), { recursive: true })
rmSync(report, { force: true })
try {
  const { ensureBuilt } = await import('./build.mjs')
  await ensureBuilt()
} catch (error) {
  // What is wrong is told by esbuild and, more clearly, by the types below.
  console.error(error instanceof Error ? error.message : error)
  check('build', false)
}
if (args.length === 0) {
  check('tsc', run('tsc', ['--noEmit']) === 0)
  check('biome', run('biome', ['check', '.']) === 0)
}
// Many tests wait for a server or a browser: one worker a core, where vitest would leave one core out.
const workers = `--maxWorkers=${Math.max(2, availableParallelism())}`
addReport(
  run('vitest', ['run', workers, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args]),
)
writeFileSync(join(root, 'build/test-sum.json'), JSON.stringify(sum))
console.log(`${sum.passed} passed, ${sum.failed} failed`)
process.exitCode = sum.failed === 0 ? 0 : 1
