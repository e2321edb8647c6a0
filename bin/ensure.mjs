// Installs what is missing: runs `npm ci` when node_modules does not match package-lock.json.
// Plain Node, no dependency: this runs before there are any.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const mark = join(root, 'node_modules', '.kheo-lock')
const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')

/** Makes node_modules match the lock file; returns true when it had to install. Ends the process when npm fails. */
export function ensureInstalled(say = (line) => console.error(line)) {
  const wanted = lockHash()
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return false
  if (!existsSync(mark) && installedByHand()) return false
  say('Đang cài các thư viện (npm ci)… / Installing libraries…')
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (npm.status !== 0) {
    say('npm ci không xong; xem dòng lỗi ở trên. / npm ci failed; see the lines above.')
    process.exit(7)
  }
  writeFileSync(mark, wanted)
  return true
}

/** npm keeps its own copy of the lock it installed from; when it is newer than ours, somebody ran `npm ci` already. */
function installedByHand() {
  const hidden = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(hidden)) return false
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const have = JSON.parse(readFileSync(hidden, 'utf8')).packages
  const same = Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || have[path]?.version === version,
  )
  if (same) writeFileSync(mark, lockHash())
  return same
}
