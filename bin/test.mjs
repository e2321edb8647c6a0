// `npm test`: installs what is missing, builds, checks types and style, runs every test, browser included.
// Arguments go to vitest: npm test -- src/core
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled, root } from './ensure.mjs'

ensureInstalled()
const { ensureBuilt } = await import('./build.mjs')
await ensureBuilt()

const bin = (name) => join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name)
const run = (name, args) =>
  spawnSync(bin(name), args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }).status ?? 1

let failed = 0
const args = process.argv.slice(2)
if (args.length === 0) {
  rmSync(join(root, 'build'), { recursive: true, force: true })
  for (const [name, given] of [
    ['tsc', ['--noEmit']],
    ['biome', ['check', '.']],
  ]) {
    if (run(name, given) !== 0) {
      console.error(`${name}: failed`)
      failed++
    }
  }
}
if (run('vitest', ['run', ...args]) !== 0) failed++
process.exitCode = failed === 0 ? 0 : 1
