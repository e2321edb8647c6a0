/** What evidence may be, by what is inside the file and never by its name. */
export const EVIDENCE_KINDS = ['photo', 'pdf', 'video'] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

export interface Media {
  readonly kind: EvidenceKind
  readonly type: 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf' | 'video/mp4' | 'video/webm'
}

/** How many bytes of the beginning tell what a file is. */
export const SNIFF_BYTES = 4100

/** What a file is by its first bytes; a word for what is known and not taken; `unknown` otherwise. */
export function sniff(head: Uint8Array): Media | 'heic' | 'office' | 'zip' | 'svg' | 'text' | 'empty' | 'unknown' {
  if (head.length === 0) return 'empty'
  const at = (offset: number, ...bytes: number[]) => bytes.every((byte, i) => head[offset + i] === byte)
  if (at(0, 0xff, 0xd8, 0xff)) return { kind: 'photo', type: 'image/jpeg' }
  if (at(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return { kind: 'photo', type: 'image/png' }
  const text = (from: number, to: number) => String.fromCharCode(...head.subarray(from, to))
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return { kind: 'photo', type: 'image/webp' }
  if (text(0, 5) === '%PDF-') return { kind: 'pdf', type: 'application/pdf' }
  if (at(0, 0x1a, 0x45, 0xdf, 0xa3))
    return text(0, 64).includes('webm') ? { kind: 'video', type: 'video/webm' } : 'unknown'
  if (text(4, 8) === 'ftyp') return HEIC.test(text(8, 12)) ? 'heic' : ofBrand(text(8, 12))
  if (at(0, 0x50, 0x4b, 0x03, 0x04)) return /\[Content_Types\]|word\/|xl\/|ppt\//.test(text(0, 512)) ? 'office' : 'zip'
  if (at(0, 0xd0, 0xcf, 0x11, 0xe0)) return 'office'
  const start = text(0, 512)
  if (/<svg[\s>]/i.test(start)) return 'svg'
  return /^[\t\n\r\x20-\x7e\x80-\xff]*$/.test(start) ? 'text' : 'unknown'
}

const HEIC = /^(?:heic|heix|heim|heis|hevc|hevx|mif1|msf1|avif|avis)$/
const MP4 = /^(?:isom|iso[2-9]|mp4[12v]|avc1|M4V |MSNV|dash|3gp\d|mmp4|qt {2})$/

const ofBrand = (brand: string): Media | 'unknown' =>
  MP4.test(brand) ? { kind: 'video', type: 'video/mp4' } : 'unknown'

/** The most that a file of each kind may weigh, in bytes; a setting of the site. */
export type SizeLimits = Readonly<Record<EvidenceKind, number>>

const MB = 1024 * 1024
export const SIZE_LIMITS: SizeLimits = { photo: 20 * MB, pdf: 50 * MB, video: 2048 * MB }

/** The most of them all: what an upload may claim before anybody knows what it is. */
export const mostOf = (limits: SizeLimits): number => Math.max(limits.photo, limits.pdf, limits.video)

/** A picture of more pixels is not opened: a few kilobytes can unpack to gigabytes. */
export const MOST_PIXELS = 100_000_000

/** One chunk of a resumable upload, in bytes. */
export const CHUNK_BYTES = 5 * MB
