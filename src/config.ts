import { resolve } from 'node:path'
import { ProblemError, problem } from './core/problem.ts'

/** The settings, each documented in docs/reference/settings.md; a test keeps the two alike. */
export const SETTINGS = {
  KHEO_DATA: { fallback: './data', about: 'Folder of the embedded database and the files' },
  PORT: { fallback: '3000', about: 'Port of the site; 0 takes a free one' },
  HOST: { fallback: '127.0.0.1', about: 'Address the site listens on; 0.0.0.0 opens it to the network' },
  DATABASE_URL: { fallback: '', about: 'A PostgreSQL server (15 or later) instead of the embedded one' },
  KHEO_ORIGIN: { fallback: '', about: 'Public address of the site, for links that leave it: https://kheo.example' },
  KHEO_OPERATOR: { fallback: '', about: 'Who runs this site, shown in the footer' },
} as const satisfies Record<string, { fallback: string; about: string }>

export interface Config {
  readonly dataDir: string
  readonly port: number
  readonly host: string
  readonly databaseUrl: string | undefined
  readonly origin: string | undefined
  readonly operator: string | undefined
}

/** Reads the settings from the environment; a port that is none is refused. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const get = (name: keyof typeof SETTINGS) => env[name]?.trim() || SETTINGS[name].fallback
  const port = Number(get('PORT'))
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new ProblemError(problem('input.invalid', { reason: `PORT=${get('PORT')}` }, 'PORT'))
  }
  return {
    dataDir: resolve(get('KHEO_DATA')),
    port,
    host: get('HOST'),
    databaseUrl: get('DATABASE_URL') || undefined,
    origin: get('KHEO_ORIGIN').replace(/\/+$/, '') || undefined,
    operator: get('KHEO_OPERATOR') || undefined,
  }
}
