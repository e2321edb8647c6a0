import type { UnitLevel } from './types.ts'

const OFFSET = 0x6c62272e07bb014262b821756295c58dn
const PRIME = 0x1000000000000000000013bn
const MASK = (1n << 128n) - 1n

/** FNV-1a over the UTF-8 bytes, 128 bits, as 32 hexadecimal digits. Names things; proves nothing. */
export function fnv128(text: string): string {
  let hash = OFFSET
  for (const byte of new TextEncoder().encode(text)) hash = ((hash ^ BigInt(byte)) * PRIME) & MASK
  return hash.toString(16).padStart(32, '0')
}

/** A UUID of version 8 (RFC 9562, made by a rule of one's own) that is always the same for the same key. */
export function keyedUuid(key: string): string {
  const hex = fnv128(key)
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-')
}

/**
 * The identity of a unit, the same in every installation: from its level, its code and the first day of its list.
 * A contract with outsiders: links and exports carry these ids, so the key never changes.
 */
export function unitId(level: UnitLevel, code: string, validFrom: string | null): string {
  return keyedUuid(`kheo:unit:${level}:${code}:${validFrom ?? '-'}`)
}
