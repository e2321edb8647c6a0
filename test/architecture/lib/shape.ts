import { at, child, type Node, type Source, textOf, walk } from './source.ts'

export const MAX_LINES = 400
export const MAX_FUNCTION_LINES = 60
export const MAX_VIEW_LINES = 120
export const MAX_PARAMETERS = 5

export const linesOf = (text: string): number => text.replace(/\n$/, '').split('\n').length

const isFunction = (node: Node): boolean =>
  ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression', 'TSEmptyBodyFunctionExpression'].includes(
    node.type,
  )

/** Functions that do not fit on a screen, or take too much. */
export function functionFindings(file: Source): readonly string[] {
  const most = file.path.endsWith('.tsx') ? MAX_VIEW_LINES : MAX_FUNCTION_LINES
  return [...walk(file.tree)].flatMap(([node]) => {
    if (!isFunction(node)) return []
    const lines = linesOf(file.text.slice(node.start, node.end))
    const parameters = (node.params as readonly Node[]).filter((one) => textOf(one, 'name') !== 'this').length
    return [
      ...(lines > most ? [`${at(file, node.start)} ${lines} lines`] : []),
      ...(parameters > MAX_PARAMETERS ? [`${at(file, node.start)} ${parameters} parameters`] : []),
    ]
  })
}

/** A file longer than a room. */
export const sizeFindings = (path: string, text: string): readonly string[] =>
  linesOf(text) > MAX_LINES ? [`${path} ${linesOf(text)} lines`] : []

/** Default exports, `export *`, and files that only pass on what others export. */
export function exportFindings(file: Source): readonly string[] {
  const body = file.tree.body as readonly Node[]
  const passesOn = (node: Node): boolean =>
    node.type === 'ExportAllDeclaration' ||
    (node.type === 'ExportNamedDeclaration' && child(node, 'source') !== undefined)
  const barrel = body.length > 0 && body.every((node) => passesOn(node) || node.type === 'ImportDeclaration')
  return [
    ...body.flatMap((node) => {
      if (node.type === 'ExportDefaultDeclaration') return [`${at(file, node.start)} default export`]
      return node.type === 'ExportAllDeclaration' ? [`${at(file, node.start)} export *`] : []
    }),
    ...(barrel ? [`${file.path} is a barrel`] : []),
  ]
}

/** Holes in the types: `any`, `x!`, comments that silence the compiler. */
export function typeFindings(file: Source): readonly string[] {
  const silenced = [...file.text.matchAll(/@ts-(ignore|nocheck|expect-error)/g)].map(
    (hit) => `${at(file, hit.index)} ${hit[0]}`,
  )
  const holes = [...walk(file.tree)].flatMap(([node]) => {
    if (node.type === 'TSAnyKeyword') return [`${at(file, node.start)} any`]
    return node.type === 'TSNonNullExpression' ? [`${at(file, node.start)} non-null !`] : []
  })
  return [...silenced, ...holes]
}

/** Work left in comments: it belongs in an issue. */
export const leftoverFindings = (path: string, text: string): readonly string[] =>
  text
    .split('\n')
    .flatMap((line, i) => (/\b(TODO|FIXME|XXX|HACK)\b/.test(line) ? [`${path}:${i + 1} ${line.trim()}`] : []))

/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
}
