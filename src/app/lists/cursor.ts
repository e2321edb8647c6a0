import { ProblemError, problem } from '../../core/problem.ts'
import type { After } from '../../db/read/lists.ts'

const encode = (text: string): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
const decode = (text: string): string =>
  new TextDecoder().decode(
    Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0)),
  )

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The cursor of a place in a list: opaque to those who carry it. */
export const toCursor = (after: After): string => encode(JSON.stringify(after))

export type Key = 'id' | 'text'

/** Reads a cursor back; whatever is none of this list is refused before it reaches the database. */
export function fromCursor(text: string, keys: readonly Key[]): After {
  try {
    const value: unknown = JSON.parse(decode(text))
    if (Array.isArray(value) && value.length === keys.length + 1) {
      const [tenant, ...rest] = value as unknown[]
      if (isTenant(tenant) && rest.every((key, i) => isKey(key, keys[i]))) return [Number(tenant), ...rest.map(String)]
    }
  } catch {
    // falls through: not base64, not JSON, not ours
  }
  throw new ProblemError(problem('input.invalid', { filter: 'after', value: text.slice(0, 80), choices: [] }, 'after'))
}

/** A number that the column could hold: another one never came from us. */
const isTenant = (value: unknown): boolean => Number.isInteger(value) && Number(value) > 0 && Number(value) < 2 ** 31

const isKey = (key: unknown, kind: Key | undefined): boolean =>
  typeof key === 'string' && (kind === 'id' ? ID.test(key) : !key.includes('\u0000'))
