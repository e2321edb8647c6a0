import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseAst } from 'vitest/node'

/** The folder of the project. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** A node of the syntax tree; every other property is looked at by name. */
export interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [property: string]: unknown
}

/** One TypeScript file: its path from the project's folder, its text, its tree. */
export interface Source {
  readonly path: string
  readonly text: string
  readonly tree: Node
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value

/** Parses a text as the file of that path; a planted violation is made this way too. */
export function source(path: string, text: string): Source {
  const tree: unknown = parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts', astType: 'ts' }, path)
  if (!isNode(tree)) throw new Error(`${path}: no tree`)
  return { path, text, tree }
}

/** The node at a property, if there is one. */
export function child(node: Node, property: string): Node | undefined {
  const value = node[property]
  return isNode(value) ? value : undefined
}

/** The text at a property: the name of an identifier, the value of a literal. */
export function textOf(node: Node | undefined, property: string): string | undefined {
  const value = node?.[property]
  return typeof value === 'string' ? value : undefined
}

/** Every node with the nodes above it, nearest first. */
export function* walk(node: Node, above: readonly Node[] = []): Generator<readonly [Node, readonly Node[]]> {
  yield [node, above]
  for (const value of Object.values(node)) {
    for (const one of Array.isArray(value) ? value : [value]) if (isNode(one)) yield* walk(one, [node, ...above])
  }
}

/** "src/core/x.ts:12", for findings. */
export const at = (file: Source, offset: number): string =>
  `${file.path}:${file.text.slice(0, offset).split('\n').length}`

/** Every file of a folder of the project whose name ends so, sorted, as paths from the project's folder. */
export function filesUnder(folder: string, ends: RegExp): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) return filesUnder(path, ends)
      return ends.test(entry.name) ? [path] : []
    })
    .sort()
}

export const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

let parsed: readonly Source[] | undefined

/** The program: every file of src/ but the tests. */
export function program(): readonly Source[] {
  parsed ??= filesUnder('src', /(?<!\.test)\.tsx?$/).map((path) => source(path, read(path)))
  return parsed
}

/** The tests and what supports them. */
export const testSources = (): readonly Source[] =>
  [...filesUnder('src', /\.test\.tsx?$/), ...filesUnder('test', /\.tsx?$/)].map((path) => source(path, read(path)))

/** Files that a tool writes; nobody reads them line by line. */
export const isGenerated = (path: string): boolean => path.includes('.generated.') || path.includes('/generated/')
