import { ALIKE, alikeness } from '../../core/evidence/alike.ts'
import { type Grey, turns } from '../../core/evidence/grey.ts'
import { nearIn, printOf } from '../../core/evidence/print.ts'
import type { Reader } from '../../db/database.ts'
import { greysOf, printBook, printCount, sameBytes } from '../../db/read/evidence.ts'

/** An earlier piece of evidence that is the same file or the same photo. */
export interface Match {
  readonly earlierId: string
  readonly how: 'same-file' | 'alike'
  /** In thousandths. */
  readonly alike: number
}

interface Book {
  readonly count: number
  readonly ids: readonly string[]
  readonly prints: Uint32Array
}

/** The books of the tenants that were last asked for: a hundred thousand photos take 20 MB. */
const books = new Map<number, Book>()
const MOST_BOOKS = 4
/** At most so many near ones are looked at closer, the nearest first. */
const MOST_LOOKS = 200

/**
 * Where a file was used before in this tenant: the same bytes, or, of a photo, one that looks the same although it was
 * compressed again, made smaller, cut by up to a fifth of its sides or turned. It looks at hashes first, and at the small
 * grey copies of those that are near.
 */
export async function usedBefore(
  tx: Reader,
  tenantId: number,
  given: { readonly sha256: string; readonly grey: Grey | undefined },
): Promise<readonly Match[]> {
  const same = (await sameBytes(tx, tenantId, given.sha256)).map(
    ({ id }): Match => ({ earlierId: id, how: 'same-file', alike: 1000 }),
  )
  const known = new Set(same.map((one) => one.earlierId))
  const alike = given.grey === undefined ? [] : await alikeIn(tx, tenantId, given.grey)
  return [...same, ...alike.filter((one) => !known.has(one.earlierId))]
}

async function alikeIn(tx: Reader, tenantId: number, grey: Grey): Promise<readonly Match[]> {
  const book = await bookOf(tx, tenantId)
  const turned = turns(grey)
  const near = nearIn(book.prints, turned.map(printOf))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST_LOOKS)
  const greys = new Map(
    (await greysOf(tx, tenantId, [...new Set(near.map((one) => book.ids[one.index] ?? ''))])).map((row) => [
      row.id,
      row.grey,
    ]),
  )
  const best = new Map<string, number>()
  for (const one of near) {
    const id = book.ids[one.index] ?? ''
    const theirs = greys.get(id)
    if (theirs === undefined) continue
    const alike = alikeness(turned[one.turn] ?? grey, theirs, one)
    if (alike >= ALIKE) best.set(id, Math.max(best.get(id) ?? 0, alike))
  }
  return [...best].map(([earlierId, alike]) => ({ earlierId, how: 'alike', alike: Math.floor(alike * 1000) }))
}

async function bookOf(tx: Reader, tenantId: number): Promise<Book> {
  const count = await printCount(tx, tenantId)
  const kept = books.get(tenantId)
  if (kept !== undefined && kept.count === count) return kept
  const { ids, prints } = await printBook(tx, tenantId)
  const words = new Uint32Array(prints.length / 4)
  for (let i = 0; i < words.length; i++) words[i] = prints.readUInt32LE(i * 4)
  const book = { count: ids.length, ids, prints: words }
  books.delete(tenantId)
  books.set(tenantId, book)
  for (const old of books.keys()) if (books.size > MOST_BOOKS) books.delete(old)
  return book
}

/** A print as its bytes are kept. */
export function printBytes(grey: Grey): Buffer {
  const print = printOf(grey)
  const bytes = Buffer.alloc(print.length * 4)
  for (const [i, word] of print.entries()) bytes.writeUInt32LE(word, i * 4)
  return bytes
}
