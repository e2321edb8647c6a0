/** What a camera wrote into a photo and the desk keeps to itself: when by the camera's clock, and where. */
export interface Taken {
  /** "2026-03-14T08:30:00" by the camera's own clock, which knows no zone; null when it says nothing. */
  readonly at: string | null
  /** Degrees, six decimals at most; null without a place. */
  readonly latitude: number | null
  readonly longitude: number | null
}

export const NOT_SAID: Taken = { at: null, latitude: null, longitude: null }

interface Tag {
  readonly type: number
  readonly count: number
  readonly at: number
}
type Tags = ReadonlyMap<number, Tag>

const SIZES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 }
const [EXIF_TABLE, GPS_TABLE, ORIGINAL, DIGITISED, CHANGED] = [0x8769, 0x8825, 0x9003, 0x9004, 0x0132]

/**
 * Reads an EXIF block (TIFF 6.0 inside, with or without its "Exif" head). Never throws: a block that is cut, lies about
 * its lengths or points outside itself gives what could be read, or nothing.
 */
export function readExif(block: Uint8Array): Taken {
  const head = String.fromCharCode(...block.subarray(0, 6)) === 'Exif\0\0' ? 6 : 0
  const view = new DataView(block.buffer, block.byteOffset + head, block.byteLength - head)
  if (view.byteLength < 8) return NOT_SAID
  const mark = view.getUint16(0)
  if (mark !== 0x4949 && mark !== 0x4d4d) return NOT_SAID
  const tiff = new Tiff(view, mark === 0x4949)
  const main = tiff.table(tiff.long(4))
  const exif = tiff.below(main, EXIF_TABLE)
  const gps = tiff.below(main, GPS_TABLE)
  const at = [exif.get(ORIGINAL), exif.get(DIGITISED), main.get(CHANGED)].map((tag) => momentOf(tiff.text(tag)))
  const latitude = degrees(tiff.rationals(gps.get(2)), tiff.text(gps.get(1)), 90)
  const longitude = degrees(tiff.rationals(gps.get(4)), tiff.text(gps.get(3)), 180)
  const placed = latitude !== null && longitude !== null && !(latitude === 0 && longitude === 0)
  return {
    at: at.find((one) => one !== null) ?? null,
    latitude: placed ? latitude : null,
    longitude: placed ? longitude : null,
  }
}

/** The tables of a TIFF block; every read that would leave the block gives nothing. */
class Tiff {
  private readonly view: DataView
  private readonly little: boolean

  constructor(view: DataView, little: boolean) {
    this.view = view
    this.little = little
  }

  private holds(at: number, bytes: number): boolean {
    return at >= 0 && at + bytes <= this.view.byteLength
  }

  long(at: number): number {
    return this.holds(at, 4) ? this.view.getUint32(at, this.little) : 0
  }

  table(at: number): Tags {
    const tags = new Map<number, Tag>()
    if (at === 0 || !this.holds(at, 2)) return tags
    const count = this.view.getUint16(at, this.little)
    for (let i = 0; i < count && this.holds(at + 2 + i * 12, 12); i++) {
      const entry = at + 2 + i * 12
      const type = this.view.getUint16(entry + 2, this.little)
      const n = this.view.getUint32(entry + 4, this.little)
      const bytes = (SIZES[type] ?? 0) * n
      const where = bytes <= 4 ? entry + 8 : this.long(entry + 8)
      if (bytes > 0 && this.holds(where, bytes))
        tags.set(this.view.getUint16(entry, this.little), { type, count: n, at: where })
    }
    return tags
  }

  below(tags: Tags, tag: number): Tags {
    const found = tags.get(tag)
    return found === undefined ? new Map() : this.table(this.long(found.at))
  }

  text(tag: Tag | undefined): string {
    if (tag === undefined || tag.type !== 2 || tag.count > 64) return ''
    const codes = Array.from({ length: tag.count }, (_, i) => this.view.getUint8(tag.at + i))
    return String.fromCharCode(...codes).replace(/\0.*$/s, '')
  }

  rationals(tag: Tag | undefined): readonly number[] {
    if (tag === undefined || tag.type !== 5 || tag.count > 8) return []
    return Array.from({ length: tag.count }, (_, i) => this.long(tag.at + i * 8) / this.long(tag.at + i * 8 + 4))
  }
}

function momentOf(text: string): string | null {
  const parts = /^(\d{4})[:-](\d{2})[:-](\d{2})[ T](\d{2}):(\d{2}):(\d{2})/.exec(text.trim())
  if (parts === null) return null
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] = parts
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  const known = new Date(`${iso}Z`)
  // A camera whose clock was never set says 0000 or 1970: that is no word about the day.
  if (Number.isNaN(known.getTime()) || known.toISOString().slice(0, 19) !== iso || Number(year) < 1990) return null
  return iso
}

function degrees(parts: readonly number[], side: string, most: number): number | null {
  const [whole, minutes = 0, seconds = 0] = parts
  if (whole === undefined) return null
  const value = whole + minutes / 60 + seconds / 3600
  if (!Number.isFinite(value) || value > most) return null
  return Math.round((/^[SW]/i.test(side) ? -value : value) * 1e6) / 1e6
}
