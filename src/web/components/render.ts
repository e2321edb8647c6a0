/** The text of a whole page: JSX writes no document type, so this adds it. Pages here are never asynchronous. */
export function renderPage(page: { toString(): string | Promise<string> }): string {
  const html = page.toString()
  if (typeof html !== 'string') throw new TypeError('a page must render at once')
  return `<!DOCTYPE html>${html}`
}
