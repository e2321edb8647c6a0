import { at, child, type Node, type Source, textOf, walk } from './source.ts'

/** Names that the machine or the browser gives; core has none of them. */
const MACHINE = new Set([
  'process',
  'globalThis',
  'window',
  'document',
  'navigator',
  'location',
  'localStorage',
  'fetch',
  'crypto',
  'performance',
  'console',
  'Buffer',
  'require',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
])

/** Every name that the file declares or imports; such a name is its own, whatever the machine calls so. */
function declared(file: Source): Set<string> {
  const names = new Set<string>()
  const take = (node: Node | undefined): void => {
    if (node === undefined) return
    for (const [one] of walk(node)) if (one.type === 'Identifier') names.add(textOf(one, 'name') ?? '')
  }
  for (const [node] of walk(file.tree)) {
    if (node.type === 'VariableDeclarator') take(child(node, 'id'))
    if (/^Import.*Specifier$/.test(node.type)) take(child(node, 'local'))
    if (!/Function|MethodDefinition/.test(node.type)) continue
    take(child(node, 'id'))
    for (const one of Array.isArray(node.params) ? node.params : []) take(one as Node)
  }
  return names
}

/** True where the identifier only names a property, a type or a key. */
function isName(node: Node, parent: Node | undefined): boolean {
  if (parent === undefined) return false
  if (parent.type === 'MemberExpression') return parent.property === node && parent.computed !== true
  return (parent.key === node && parent.computed !== true) || parent.type.startsWith('TS')
}

/** Clock, randomness, waiting, the machine: what core may not use, one line each. */
export function purityFindings(file: Source): readonly string[] {
  const own = declared(file)
  const found: string[] = []
  for (const [node, above] of walk(file.tree)) {
    const say = (what: string): number => found.push(`${at(file, node.start)} ${what}`)
    if (node.type === 'AwaitExpression' || node.await === true) say('await')
    if (node.async === true) say('async')
    if (node.type === 'ImportExpression') say('import() at run time')
    if (isDateNow(node)) say('the clock')
    if (isCallOf(node, 'Math', 'random')) say('randomness')
    if (node.type !== 'Identifier' || isName(node, above[0])) continue
    const name = textOf(node, 'name') ?? ''
    if (MACHINE.has(name) && !own.has(name)) say(name)
  }
  return found
}

function isCallOf(node: Node, object: string, property: string): boolean {
  if (node.type !== 'MemberExpression') return false
  return textOf(child(node, 'object'), 'name') === object && textOf(child(node, 'property'), 'name') === property
}

function isDateNow(node: Node): boolean {
  if (isCallOf(node, 'Date', 'now')) return true
  if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return false
  if (textOf(child(node, 'callee'), 'name') !== 'Date') return false
  return node.type === 'CallExpression' || (Array.isArray(node.arguments) && node.arguments.length === 0)
}
