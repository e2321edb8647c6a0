import { importsOf } from './imports.ts'
import { at, child, type Source, textOf, walk } from './source.ts'

const QUERY = new Set(['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'replaceInto', 'mergeInto'])

/** SQL outside src/db: the query builder's beginnings, `sql` templates, the driver. */
export function sqlFindings(file: Source): readonly string[] {
  if (file.path.startsWith('src/db/')) return []
  const found = importsOf(file)
    .filter((one) => (one.to === 'pg' || one.to === 'kysely') && file.path !== 'src/compose.ts')
    .map((one) => `${one.where} imports ${one.to}`)
  for (const [node] of walk(file.tree)) {
    if (node.type === 'TaggedTemplateExpression' && /^sql\b/.test(file.text.slice(node.start, node.end))) {
      found.push(`${at(file, node.start)} sql\`…\``)
    }
    const called =
      node.type === 'CallExpression' ? textOf(child(child(node, 'callee') ?? node, 'property'), 'name') : ''
    if (called !== undefined && QUERY.has(called)) found.push(`${at(file, node.start)} ${called}(`)
  }
  return found
}

/** The calls that open a database, a server of one, or a listening port, and the files that may make them. */
const OPENERS: Readonly<Record<string, readonly string[]>> = {
  openDatabase: ['src/compose.ts', 'src/db/open.ts'],
  createPool: ['src/db/'],
  startEmbedded: ['src/compose.ts', 'src/db/engine/'],
  joinOrStart: ['src/compose.ts', 'src/db/engine/'],
  openApp: ['src/compose.ts', 'src/cli/'],
  openEngine: ['src/compose.ts', 'src/cli/'],
  createServer: ['src/cli/serve.ts', 'src/db/engine/'],
}

/** Calls that open something, made elsewhere than where things are put together. */
export function openerFindings(file: Source): readonly string[] {
  return [...walk(file.tree)].flatMap(([node]) => {
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return []
    const callee = child(node, 'callee')
    const name = textOf(callee, 'name') ?? textOf(child(callee ?? node, 'property'), 'name') ?? ''
    const places = Object.hasOwn(OPENERS, name) ? OPENERS[name] : undefined
    const allowed = places === undefined || places.some((place) => file.path.startsWith(place))
    return allowed ? [] : [`${at(file, node.start)} ${name}(`]
  })
}

/** Who may look at the environment: the program's one entry, and what hands it on to PostgreSQL's own process. */
const ENVIRONMENT = ['src/main.ts', 'src/db/engine/cluster.ts']

/** Settings are read in one place: nobody else looks at the environment. */
export function environmentFindings(file: Source): readonly string[] {
  if (ENVIRONMENT.includes(file.path)) return []
  return [...file.text.matchAll(/\bprocess\.env\b/g)].map((hit) => `${at(file, hit.index)} process.env`)
}
