import { isUnmarked, markedKey, plainKey } from './keys.ts'
import type { UnitLevel } from './types.ts'

/** The types of units that the lists have, the levels at which each occurs, and how people shorten it. */
export const UNIT_TYPES = {
  tỉnh: { levels: ['province'], short: ['t'] },
  'thành phố': { levels: ['province', 'district'], short: ['tp'] },
  quận: { levels: ['district'], short: ['q'] },
  huyện: { levels: ['district'], short: ['h'] },
  'thị xã': { levels: ['district'], short: ['tx'] },
  xã: { levels: ['commune'], short: ['x'] },
  phường: { levels: ['commune'], short: ['p'] },
  'thị trấn': { levels: ['commune'], short: ['tt'] },
  'đặc khu': { levels: ['commune'], short: ['đk', 'dk'] },
} as const satisfies Record<string, { levels: readonly UnitLevel[]; short: readonly string[] }>

export type UnitType = keyof typeof UNIT_TYPES

const TYPES = Object.keys(UNIT_TYPES) as UnitType[]
const BY_MARKED = new Map(TYPES.map((type) => [markedKey(type), type]))
const BY_PLAIN = new Map(TYPES.map((type) => [plainKey(type), type]))
const BY_SHORT = new Map<string, UnitType>(TYPES.flatMap((type) => UNIT_TYPES[type].short.map((s) => [s, type])))

/** "TP.", "T.P.", "H.", "P4", "TT Cần Giuộc": one or two letters, then a stop, a space or a number. */
const SHORT = /^(t\s?\.\s?[ptx]|tp|tx|tt|đk|dk|[tqhxp])(?:\s*\.\s*|\s+|(?=\d))(.+)$/iu
/** "huyện đảo Kiên Hải", "xã đảo Nam Du": a description, not part of the name. */
const ISLAND = /^đảo\s+/iu

/** One way to read a printed name: with the type that stands before it, or as it is. */
export interface ReadName {
  readonly type: UnitType | null
  readonly name: string
  /** The writer left out the marks: the type word has none, nor has the rest. */
  readonly unmarked: boolean
}

/** Is this one of the types that the lists have? */
export function isUnitType(text: string): text is UnitType {
  return Object.hasOwn(UNIT_TYPES, text)
}

/** Parts an official full name: "Thị trấn Cần Giuộc". Null when it does not start with a type written out. */
export function readType(fullName: string): { readonly type: UnitType; readonly name: string } | null {
  const read = typeWritten(fullName.normalize('NFC').trim())
  return read === null || read.unmarked || read.type === null ? null : { type: read.type, name: read.name }
}

/**
 * Every way to read a printed name, the one with a type first. "phuong phu" may be the ward Phú or the commune
 * Phương Phú; "Phương Phú" is only the latter.
 */
export function readNames(text: string): readonly ReadName[] {
  const trimmed = text.normalize('NFC').replace(/^[\s.:\-–]+|[\s.:\-–]+$/gu, '')
  const read = [typeWritten(trimmed), typeShort(trimmed)].filter((found) => found !== null)
  return [...read, { type: null, name: trimmed, unmarked: read.some((found) => found.unmarked) }]
}

function typeWritten(text: string): ReadName | null {
  const words = text.split(/\s+/u)
  for (const length of [2, 1]) {
    const word = words.slice(0, length).join(' ')
    const name = words.slice(length).join(' ').replace(ISLAND, '')
    if (words.length <= length || name === '') continue
    const type = BY_MARKED.get(markedKey(word))
    if (type !== undefined) return { type, name, unmarked: false }
    const plain = isUnmarked(text) ? BY_PLAIN.get(plainKey(word)) : undefined
    if (plain !== undefined) return { type: plain, name, unmarked: true }
  }
  return null
}

function typeShort(text: string): ReadName | null {
  const match = SHORT.exec(text)
  const type = BY_SHORT.get((match?.[1] ?? '').toLowerCase().replace(/[\s.]/gu, ''))
  const name = (match?.[2] ?? '').replace(ISLAND, '')
  return type === undefined || name === '' ? null : { type, name, unmarked: false }
}

/** Does the text say nothing but a type ("Quận")? */
export function isTypeWord(text: string): boolean {
  return BY_MARKED.has(markedKey(text))
}
