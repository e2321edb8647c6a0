import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { VERBS } from '../../src/cli/main.ts'
import { SETTINGS } from '../../src/config.ts'
import { RELATIONS } from '../../src/core/access/relations.ts'
import { ROLES } from '../../src/core/access/roles.ts'
import { ACTIONS, RULES, type Rule } from '../../src/core/access/rules.ts'
import { PROBLEMS } from '../../src/core/problem.ts'
import { ROUTES, type Route } from '../../src/web/routes.ts'
import { brokenLinks, codeWords, gap, NO_GAP, tableRows } from './lib/docs.ts'
import { child, filesUnder, type Node, program, ROOT, read, source, textOf, walk } from './lib/source.ts'

const page = (name: string): string => read(`docs/reference/${name}.md`)
const first = (rows: readonly (readonly string[])[]): readonly string[] => rows.map((row) => row[0] ?? '')

describe('the reference', () => {
  it('has every problem, with its numbers', () => {
    const rows = tableRows(page('problems'), 'Code')
    expect(gap(Object.keys(PROBLEMS), first(rows))).toEqual(NO_GAP)
    const numbers = Object.entries(PROBLEMS).map(([code, { status, exit }]) => [code, String(status), String(exit)])
    expect(rows.map((row) => row.slice(0, 3))).toEqual(numbers)
    expect(rows.filter((row) => row.length !== 5 || row.includes(''))).toEqual([])
  })

  it('has every permission, with roles, stages and the relations that forbid it', () => {
    const rows = tableRows(page('permissions'), 'Action')
    const listed = (names: readonly string[] | undefined, none: string) =>
      names === undefined ? none : names.map((name) => `\`${name}\``).join(', ')
    const rules = Object.entries<Rule>(RULES).map(([action, r]) => [
      action,
      listed(r.roles, ''),
      listed(r.stages, 'any'),
      listed(r.never, 'nobody'),
    ])
    const plain = (cell: string | undefined) => cell?.replaceAll('`', '')
    expect(rows.map((row) => row.slice(0, 4).map(plain))).toEqual(rules.map((row) => row.map(plain)))
    expect(first(rows)).toEqual(ACTIONS)
    expect(gap(ROLES, first(tableRows(page('permissions'), 'Role')))).toEqual(NO_GAP)
    expect(gap(RELATIONS, first(tableRows(page('permissions'), 'Relation')))).toEqual(NO_GAP)
  })

  it('has every route, where it is and who may call it', () => {
    const rows = tableRows(page('routes'), 'Name').map(([name, address, access, what]) => [
      name,
      address?.replaceAll('`', ''),
      access,
      what?.endsWith('one address'),
    ])
    const routes = Object.entries<Route>(ROUTES)
    expect(rows).toEqual(routes.map(([name, r]) => [name, `${r.method} ${r.path}`, r.access, !r.localised]))
  })

  it('has every setting and what it is when not set', () => {
    const rows = tableRows(page('settings'), 'Setting').map(([name, fallback]) => [name, fallback])
    expect(rows).toEqual(Object.entries(SETTINGS).map(([name, s]) => [name, s.fallback || 'nothing']))
  })

  it('has every verb of the command line', () => {
    const words = codeWords(page('cli'))
    const missing = VERBS.filter(
      (verb) => !words.some((word) => word.replace(/^kheo /, '').split(' ')[0] === verb.name),
    )
    expect(missing.map((verb) => verb.name)).toEqual([])
    const options = VERBS.flatMap((verb) => Object.keys(verb.options).map((name) => `--${name}`))
    expect(options.filter((name) => !page('cli').includes(name))).toEqual([])
  })

  it('has every kind of claim and every qualifier', () => {
    const types = program().find((file) => file.path === 'src/core/reading/types.ts')?.tree
    expect(gap(literalsOf(types, 'ClaimKind'), first(tableRows(page('claims'), 'Kind')))).toEqual(NO_GAP)
    expect(gap(membersOf(types, 'ClaimQualifier'), first(tableRows(page('claims'), 'Qualifier')))).toEqual(NO_GAP)
  })

  it('has every command with its permission', () => {
    const rows = tableRows(page('events'), 'Command').map(([name, action]) => `${name} ${action}`)
    expect([...rows].sort()).toEqual(commands())
  })

  it('has no link that leads nowhere', () => {
    const pages = [
      'README.md',
      'CONTRIBUTING.md',
      'SECURITY.md',
      'GLOSSARY.md',
      'CHANGELOG.md',
      ...filesUnder('docs', /\.md$/),
    ]
    const broken = pages.flatMap((path) =>
      brokenLinks(read(path), (to) => existsSync(join(ROOT, dirname(path), to))).map((to) => `${path}: ${to}`),
    )
    expect(broken).toEqual([])
  })

  it('gives a reason for every package', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>
    const all = { ...dependencies, ...devDependencies }
    const reasons = tableRows(read('docs/decisions/0010-dependencies.md'), 'Package', 'For development')
    expect(
      gap(
        Object.keys(all),
        reasons.flatMap((row) => (row[0] ?? '').split(', ')),
      ),
    ).toEqual(NO_GAP)
    expect(Object.entries(all).filter(([, version]) => !/^\d/.test(version))).toEqual([])
  })
})

describe('a page that fell behind', () => {
  it('is found', () => {
    const rows = tableRows(
      '| Code | HTTP |\n|---|---|\n| `a` | 1 |\n| `old` | 2 |\n\n| Other |\n|---|\n| `b` |\n',
      'Code',
    )
    expect(rows).toEqual([
      ['a', '1'],
      ['old', '2'],
    ])
    expect(gap(['a', 'b'], first(rows))).toEqual({ missing: ['b'], stale: ['old'] })
    expect(brokenLinks('[a](a.md#x) [b](https://b) [c](../c.md)', (to) => to === 'a.md')).toEqual(['../c.md'])
  })

  it('is found whatever the catalogue is made of', () => {
    const { tree } = source('src/x.ts', "type K = | 'a' | 'b' | (string & {})\ninterface Q { readonly x?: string }")
    expect(literalsOf(tree, 'K')).toEqual(['a', 'b'])
    expect(membersOf(tree, 'Q')).toEqual(['x'])
    expect(commands().length).toBeGreaterThan(2)
  })
})

function named(tree: Node | undefined, name: string): readonly Node[] {
  if (tree === undefined) return []
  const found = [...walk(tree)].find(
    ([node]) => /^TS(TypeAlias|Interface)Decl/.test(node.type) && textOf(child(node, 'id'), 'name') === name,
  )
  return found === undefined ? [] : [...walk(found[0])].map(([node]) => node)
}

/** The texts of a union type. */
function literalsOf(tree: Node | undefined, name: string): readonly string[] {
  return named(tree, name).flatMap((node) => (node.type === 'Literal' ? [String(node.value)] : []))
}

/** The names of an interface's parts. */
function membersOf(tree: Node | undefined, name: string): readonly string[] {
  return named(tree, name).flatMap((node) =>
    node.type === 'TSPropertySignature' ? [textOf(child(node, 'key'), 'name') ?? ''] : [],
  )
}

/** Every `const x: Command<…> = { name, action }` of the application, as "name action". */
function commands(): readonly string[] {
  const found: string[] = []
  for (const file of program()) {
    for (const [node] of walk(file.tree)) {
      if (node.type !== 'VariableDeclarator') continue
      const text = file.text.slice(node.start, node.end)
      if (!/^\w+: Command</.test(text)) continue
      const part = (key: string) => new RegExp(`^ {2}${key}: '([^']+)'`, 'm').exec(text)?.[1]
      found.push(`${part('name')} ${part('action')}`)
    }
  }
  return found.sort()
}
