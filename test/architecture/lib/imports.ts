import { posix } from 'node:path'
import { at, child, type Source, textOf, walk } from './source.ts'

/** One import, re-export or `import('…')`, types included. */
export interface Import {
  readonly where: string
  /** A path from the project's folder for our own files, a package's name otherwise. */
  readonly to: string
  readonly own: boolean
}

/** Everything a file imports, of values and of types. */
export function importsOf(file: Source): readonly Import[] {
  const found: Import[] = []
  for (const [node] of walk(file.tree)) {
    if (!/^(Import|ExportNamed|ExportAll|TSImportType)/.test(node.type)) continue
    const given = textOf(child(node, 'source'), 'value')
    if (given === undefined) continue
    const own = given.startsWith('.')
    const to = own ? posix.normalize(posix.join(posix.dirname(file.path), given)) : given
    found.push({ where: at(file, node.start), to, own })
  }
  return found
}

/** Groups of files that import one another in a ring; empty when there is none. */
export function cycles(files: readonly Source[]): readonly (readonly string[])[] {
  const edges = new Map(files.map((file) => [file.path, importsOf(file).flatMap((i) => (i.own ? [i.to] : []))]))
  const order = new Map<string, number>()
  const stack: string[] = []
  const rings: string[][] = []
  const visit = (path: string): number => {
    const mine = order.size
    order.set(path, mine)
    stack.push(path)
    let least = mine
    for (const next of edges.get(path) ?? []) {
      if (!edges.has(next)) continue
      if (!order.has(next)) least = Math.min(least, visit(next))
      else if (stack.includes(next)) least = Math.min(least, order.get(next) ?? mine)
    }
    if (least === mine) {
      const ring = stack.splice(stack.indexOf(path))
      if (ring.length > 1 || (edges.get(path) ?? []).includes(path)) rings.push(ring.sort())
    }
    return least
  }
  for (const path of edges.keys()) if (!order.has(path)) visit(path)
  return rings
}
