/**
 * A number as the body writes it. `{n}` is the number, `{nn}` with a leading zero below ten, as Party papers have it;
 * anything else of the pattern stands as it is: "{nn}-QĐ/ĐU" gives "05-QĐ/ĐU", "{n}/QĐ-UBND" gives "5/QĐ-UBND".
 */
export const writtenNumber = (pattern: string, n: number): string =>
  pattern.replaceAll('{nn}', String(n).padStart(2, '0')).replaceAll('{n}', String(n))

/** Does a pattern have a place for the number, once? */
export const isPattern = (pattern: string): boolean => (pattern.match(/\{nn?\}/g) ?? []).length === 1
