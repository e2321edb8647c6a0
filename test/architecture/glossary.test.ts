import { describe, expect, it } from 'vitest'
import { codeWords, tableRows } from './lib/docs.ts'
import { filesUnder, read } from './lib/source.ts'

/** Everything that may carry a word of the glossary: the program, its migrations, the data that a tenant starts with. */
const corpus = (): string =>
  [...filesUnder('src', /\.(tsx?|sql)$/), 'reference/registry-defaults.json'].map(read).join('\n')

interface Word {
  readonly line: string
  readonly identifier: string
}

/** The identifiers of the glossary that must be there: all but those that it keeps for later. */
function identifiers(page: string): readonly Word[] {
  return tableRows(page, 'Vietnamese').flatMap((row) => {
    if (row[3]?.includes('Not in 0.1.0')) return []
    const cell = row[2] ?? ''
    const words = cell.includes('`') ? codeWords(cell) : cell === '–' ? [] : [cell]
    return words.map((identifier) => ({ line: row[0] ?? '', identifier }))
  })
}

/** Identifiers that no file uses, in no spelling: `unit_succession`, `unitSuccession`, `UnitSuccession`. */
function unused(words: readonly Word[], text: string): readonly string[] {
  const known = new Set(text.match(/[\p{L}\d_]+(?:[.-][\p{L}\d_]+)*/gu))
  for (const word of [...known]) for (const part of word.split(/[.-]/)) known.add(part)
  return words
    .filter(({ identifier }) => {
      const camel = identifier.replace(/[_-](\w)/g, (_all, letter: string) => letter.toUpperCase())
      const pascal = camel.charAt(0).toUpperCase() + camel.slice(1)
      return ![identifier, camel, pascal].some((spelling) => known.has(spelling))
    })
    .map(({ line, identifier }) => `${line}: ${identifier}`)
}

describe('the glossary', () => {
  it('names what is in the code', () => {
    const words = identifiers(read('GLOSSARY.md'))
    expect(words.length).toBeGreaterThan(100)
    expect(unused(words, corpus())).toEqual([])
  })

  it('gives every row its pair, its identifier and its meaning', () => {
    const rows = tableRows(read('GLOSSARY.md'), 'Vietnamese')
    expect(rows.filter((row) => row.length !== 5 || row.includes(''))).toEqual([])
  })

  it('would be found out', () => {
    const page = '| Vietnamese | English | Identifier | M | N |\n|---|---|---|---|---|\n'
    const rows = [
      '| a | a | `there_is` | m | – |',
      '| b | b | `nowhere` | m | – |',
      '| c | c | `later` | **Not in 0.1.0** | – |',
      '| d | d | `one-two`, `three` (act) | m | – |',
      '| e | e | – | m | – |',
    ].join('\n')
    expect(unused(identifiers(page + rows), "const thereIs = 'x.three'")).toEqual(['b: nowhere', 'd: one-two'])
  })
})
