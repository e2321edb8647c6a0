import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'

/**
 * The key of everything the site signs or encrypts: the setting, else a file of the data folder that only its owner
 * reads, made at the first start. A second program that starts at the same moment takes the first one's.
 */
export function siteKey(config: Pick<Config, 'dataDir' | 'secret'>): string {
  if (config.secret !== undefined) return config.secret
  const file = join(config.dataDir, 'site-key')
  mkdirSync(config.dataDir, { recursive: true })
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return readFileSync(file, 'utf8').trim()
}
