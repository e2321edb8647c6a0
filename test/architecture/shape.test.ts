import { describe, expect, it } from 'vitest'
import {
  exportFindings,
  functionFindings,
  leftoverFindings,
  linesOf,
  MAX_LINES,
  median,
  sizeFindings,
  typeFindings,
} from './lib/shape.ts'
import { filesUnder, isGenerated, program, read, source, testSources } from './lib/source.ts'

const written = () => program().filter((file) => !isGenerated(file.path))
const everything = () => [...written(), ...testSources()]
const file = (text: string, path = 'src/app/x.ts') => source(path, text)

describe('a file is one room', () => {
  it('of at most 400 lines, styles and build steps too', () => {
    const texts = [...filesUnder('src', /\.css$/), ...filesUnder('bin', /\.mjs$/)].map((path) => ({
      path,
      text: read(path),
    }))
    expect([...everything(), ...texts].flatMap((one) => sizeFindings(one.path, one.text))).toEqual([])
  })

  it('of about 80 lines as a rule', () => {
    const rooms = written().filter((one) => !one.path.startsWith('src/i18n/'))
    expect(median(rooms.map((one) => linesOf(one.text)))).toBeLessThanOrEqual(90)
  })

  it('would be too long with one line more', () => {
    expect(sizeFindings('a', 'x\n'.repeat(MAX_LINES))).toEqual([])
    expect(sizeFindings('a', 'x\n'.repeat(MAX_LINES + 1))).toEqual(['a 401 lines'])
    expect(median([5, 1, 100])).toBe(5)
  })
})

describe('a function', () => {
  it('fits on a screen and takes at most five things', () => {
    // Examples are what the gallery shows: lists of values, nothing to follow.
    const rooms = written().filter((one) => !one.path.endsWith('.examples.ts'))
    expect(rooms.flatMap(functionFindings)).toEqual([])
  })

  it('is found when it does not', () => {
    const long = `export const f = () => {${'\n  a()'.repeat(59)}\n}`
    expect(functionFindings(file(long))).toEqual(['src/app/x.ts:1 61 lines'])
    expect(functionFindings(file(long, 'src/web/x.tsx'))).toEqual([])
    expect(functionFindings(file(`function f() {${'\n'.repeat(120)}}`, 'src/web/x.tsx'))).toHaveLength(1)
    expect(functionFindings(file('class A { m(a, b, c, d, e, f) {} }'))).toEqual(['src/app/x.ts:1 6 parameters'])
    expect(functionFindings(file('function f(this: A, a, b, c, d, e) {}'))).toEqual([])
  })
})

describe('exports', () => {
  it('have names and one home', () => {
    expect(written().flatMap(exportFindings)).toEqual([])
  })

  it.each([
    'export default 1',
    'export default function f() {}',
    "export { a } from './a.ts'",
    "import './b.ts'\nexport type { A } from './a.ts'",
  ])('are found when they do not: %s', (text) => {
    expect(exportFindings(file(text))).toHaveLength(1)
  })

  it('of a whole other file are found', () => {
    expect(exportFindings(file("export * from './a.ts'\nexport const b = 1"))).toEqual(['src/app/x.ts:1 export *'])
    expect(exportFindings(file("import { a } from './a.ts'\nexport const b = a"))).toEqual([])
  })
})

describe('types', () => {
  it('have no holes, in tests neither', () => {
    expect(
      everything()
        .flatMap(typeFindings)
        .filter((line) => !line.includes('test/architecture/')),
    ).toEqual([])
  })

  it.each([
    'let a: any',
    'let a: Promise<any[]>',
    'const a = b as any',
    'const a = b!.c',
    'const a = b! + 1',
  ])('with a hole are found: %s', (text) => {
    expect(typeFindings(file(text))).toHaveLength(1)
  })

  it.each(['// @ts-ignore', '/* @ts-expect-error why */', '// @ts-nocheck'])('silenced by %s are found', (text) => {
    expect(typeFindings(file(`${text}\nconst a = 1`))).toHaveLength(1)
  })
})

describe('comments', () => {
  it('hold no work that is left', () => {
    const texts = [
      ...everything(),
      ...[...filesUnder('src', /\.(css|sql)$/), ...filesUnder('bin', /\.mjs$/)].map((path) => ({
        path,
        text: read(path),
      })),
    ].filter((one) => !one.path.startsWith('test/architecture/'))
    expect(texts.flatMap((one) => leftoverFindings(one.path, one.text))).toEqual([])
  })

  it('that do are found', () => {
    expect(leftoverFindings('a.ts', 'let a = 1\n// TODO: more')).toEqual(['a.ts:2 // TODO: more'])
    expect(leftoverFindings('a.ts', "const TODOS = 'none'")).toEqual([])
  })
})
