import { resolve } from 'node:path'
import type { SizeLimits } from './core/evidence/media.ts'
import { ProblemError, problem } from './core/problem.ts'

/** The settings, each documented in docs/reference/settings.md; a test keeps the two alike. */
export const SETTINGS = {
  KHEO_DATA: { fallback: './data', about: 'Folder of the embedded database and the files' },
  PORT: { fallback: '3000', about: 'Port of the site; 0 takes a free one' },
  HOST: { fallback: '127.0.0.1', about: 'Address the site listens on; 0.0.0.0 opens it to the network' },
  DATABASE_URL: { fallback: '', about: 'A PostgreSQL server (15 or later) instead of the embedded one' },
  KHEO_ORIGIN: { fallback: '', about: 'Public address of the site, for links that leave it: https://kheo.example' },
  KHEO_OPERATOR: { fallback: '', about: 'Who runs this site, shown in the footer' },
  KHEO_SECRET: {
    fallback: '',
    about: 'Key of forms, sessions and second steps; without it a file in KHEO_DATA holds one',
  },
  KHEO_PROXY_HEADER: { fallback: '', about: 'Header in which your own proxy says where a visitor is: x-forwarded-for' },
  KHEO_MAX_PHOTO_MB: { fallback: '20', about: 'The most that a photo given as evidence may weigh, in megabytes' },
  KHEO_MAX_PDF_MB: { fallback: '50', about: 'The same of a PDF' },
  KHEO_MAX_VIDEO_MB: { fallback: '2048', about: 'The same of a film' },
  KHEO_OIDC_ISSUER: { fallback: '', about: 'Issuer of an OpenID Connect provider that people may sign in with' },
  KHEO_OIDC_CLIENT_ID: { fallback: '', about: 'Name of this site at the provider' },
  KHEO_OIDC_CLIENT_SECRET: { fallback: '', about: 'Secret of this site at the provider' },
  KHEO_OIDC_NAME: { fallback: 'OpenID Connect', about: 'What the button of the provider says' },
} as const satisfies Record<string, { fallback: string; about: string }>

export interface Config {
  readonly dataDir: string
  readonly port: number
  readonly host: string
  readonly databaseUrl: string | undefined
  readonly origin: string | undefined
  readonly operator: string | undefined
  readonly secret?: string
  readonly proxyHeader?: string
  /** The most that evidence may weigh, in bytes; absent: as it comes. */
  readonly limits?: SizeLimits
  readonly oidc?: {
    readonly issuer: string
    readonly clientId: string
    readonly clientSecret: string
    readonly name: string
  }
}

/** Reads the settings from the environment; a port that is none is refused. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const get = (name: keyof typeof SETTINGS) => env[name]?.trim() || SETTINGS[name].fallback
  // Digits only: Number also takes "0x50", "1e3" and "80.0".
  const port = /^\d{1,5}$/.test(get('PORT')) ? Number(get('PORT')) : Number.NaN
  if (!(port <= 65535)) {
    const details = { name: 'PORT', value: get('PORT').slice(0, 80), wanted: '0–65535' }
    throw new ProblemError(problem('setting.invalid', details, 'PORT'))
  }
  const secret = get('KHEO_SECRET')
  if (secret !== '' && secret.length < 32) throw unfit('KHEO_SECRET', '…', '≥ 32')
  const proxyHeader = get('KHEO_PROXY_HEADER').toLowerCase()
  return {
    dataDir: resolve(get('KHEO_DATA')),
    port,
    host: get('HOST'),
    databaseUrl: get('DATABASE_URL') || undefined,
    origin: get('KHEO_ORIGIN').replace(/\/+$/, '') || undefined,
    operator: get('KHEO_OPERATOR') || undefined,
    limits: {
      photo: megabytes('KHEO_MAX_PHOTO_MB', get('KHEO_MAX_PHOTO_MB')),
      pdf: megabytes('KHEO_MAX_PDF_MB', get('KHEO_MAX_PDF_MB')),
      video: megabytes('KHEO_MAX_VIDEO_MB', get('KHEO_MAX_VIDEO_MB')),
    },
    ...(secret === '' ? {} : { secret }),
    ...(proxyHeader === '' ? {} : { proxyHeader }),
    ...(get('KHEO_OIDC_ISSUER') === '' ? {} : { oidc: oidcOf(get) }),
  }
}

const unfit = (name: string, value: string, wanted: string): ProblemError =>
  new ProblemError(problem('setting.invalid', { name, value: value.slice(0, 80), wanted }, name))

function megabytes(name: string, value: string): number {
  if (!/^[1-9]\d{0,5}$/.test(value)) throw unfit(name, value, '1–999999')
  return Number(value) * 1024 * 1024
}

/** The provider's settings; half of them are refused, for nobody could sign in with them. */
function oidcOf(get: (name: keyof typeof SETTINGS) => string): NonNullable<Config['oidc']> {
  const issuer = get('KHEO_OIDC_ISSUER').replace(/\/+$/, '')
  if (!URL.canParse(issuer)) throw unfit('KHEO_OIDC_ISSUER', issuer, 'https://…')
  for (const name of ['KHEO_ORIGIN', 'KHEO_OIDC_CLIENT_ID', 'KHEO_OIDC_CLIENT_SECRET'] as const) {
    if (get(name) === '') throw unfit(name, '', '…')
  }
  return {
    issuer,
    clientId: get('KHEO_OIDC_CLIENT_ID'),
    clientSecret: get('KHEO_OIDC_CLIENT_SECRET'),
    name: get('KHEO_OIDC_NAME'),
  }
}
