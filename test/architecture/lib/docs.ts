/** A row of a Markdown table, cell by cell, without the marks of code. */
export type Row = readonly string[]

/** The rows of the tables of a page whose header begins with one of these words. */
export function tableRows(page: string, ...heads: readonly string[]): readonly Row[] {
  const rows: Row[] = []
  let inside = false
  for (const line of page.split('\n')) {
    if (!line.startsWith('|')) {
      inside = false
      continue
    }
    const cells = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
    if (/^-+$/.test(cells[0] ?? '')) continue
    if (inside) rows.push(cells.map((cell) => cell.replace(/^`([^`]*)`$/, '$1')))
    else inside = heads.includes(cells[0] ?? '')
  }
  return rows
}

export interface Gap {
  /** In the code and not on the page. */
  readonly missing: readonly string[]
  /** On the page and no longer in the code. */
  readonly stale: readonly string[]
}

/** What a page lacks of a catalogue, and what it has too much. */
export function gap(catalogue: readonly string[], documented: readonly string[]): Gap {
  return {
    missing: catalogue.filter((name) => !documented.includes(name)),
    stale: documented.filter((name) => !catalogue.includes(name)),
  }
}

export const NO_GAP: Gap = { missing: [], stale: [] }

/** Every word between marks of code on a page. */
export const codeWords = (page: string): readonly string[] =>
  [...page.matchAll(/`([^`\n]+)`/g)].map((hit) => hit[1] ?? '')

/** Links of a page to files beside it that are not there; `exists` is asked for a path from the page's folder. */
export const brokenLinks = (page: string, exists: (path: string) => boolean): readonly string[] =>
  [...page.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map((hit) => hit[1] ?? '')
    .filter((path) => !exists(path))
