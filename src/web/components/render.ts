/** The text of a piece of a page, for the script to put in its place. */
export function renderPart(part: { toString(): string | Promise<string> }): string {
  const html = part.toString()
  if (typeof html !== 'string') throw new TypeError('a part must render at once')
  return html
}

/** The text of a whole page: JSX writes no document type, so this adds it. Pages here are never asynchronous. */
export function renderPage(page: { toString(): string | Promise<string> }): string {
  return `<!DOCTYPE html>${renderPart(page)}`
}
