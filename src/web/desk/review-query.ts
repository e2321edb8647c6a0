import { GROUPS, type Group } from '../../app/desk/groups.ts'
import type { ReviewAsked } from '../../app/desk/review.ts'
import type { Ask } from '../context.ts'

/** The groups as they stand in addresses. */
const SLUGS: Readonly<Record<Group, string>> = {
  figures: 'so-lieu',
  models: 'mo-hinh',
  awards: 'khen-thuong',
  other: 'muc-khac',
}

export const reviewHref = (id: string): string => `/ban-lam-viec/van-ban/${id}`

/** What the address asks for: a group (`nhom`), only what waits (`xem=cho`), a page (`trang`) or a proposal (`so`). */
export function reviewAsked(ask: Ask): ReviewAsked {
  const slug = ask.query('nhom')
  const group = GROUPS.find((g) => SLUGS[g] === slug)
  const seq = Number(ask.query('so'))
  return {
    ...(group === undefined ? {} : { group }),
    openOnly: ask.query('xem') === 'cho',
    page: Number.isInteger(seq) && seq > 0 && seq < 1e9 ? { seq } : { number: Number(ask.query('trang') ?? 1) },
  }
}

/** The address of a page of a review; `at` goes between its path and its query, `more` into the query. */
export function reviewAddress(id: string, asked: ReviewAsked, at = '', more: Record<string, string> = {}): string {
  const query = new URLSearchParams(more)
  if (asked.group !== undefined) query.set('nhom', SLUGS[asked.group])
  if (asked.openOnly) query.set('xem', 'cho')
  if ('seq' in asked.page) query.set('so', String(asked.page.seq))
  else if (asked.page.number !== 1) query.set('trang', String(asked.page.number))
  return `${reviewHref(id)}${at}${query.size === 0 ? '' : `?${query}`}`
}

/** The text of a document with its proposals marked: a part of it, or the part that a place is in. */
export const reviewTextHref = (id: string, part: { readonly number: number } | { readonly at: number }): string =>
  `${reviewHref(id)}?xem=van-ban${'at' in part ? `&cho=${part.at}` : part.number === 1 ? '' : `&phan=${part.number}`}`
