/** Typed fields are kept up to this size; what is longer is no field that somebody typed. */
const FIELD = 2 * 1024 * 1024
const HEADER = 16 * 1024
const HEADER_END = Buffer.from('\r\n\r\n')

/**
 * Takes the text fields out of a form (multipart/form-data) that comes in pieces, and lets its files go by. It keeps no
 * more than the fields and one piece, however large the form is.
 */
export class FieldSieve {
  readonly fields = new URLSearchParams()
  private readonly delimiter: Buffer
  private rest: Buffer = Buffer.from('\r\n')
  private part: { readonly name: string | undefined; readonly value: Buffer[]; size: number } | 'headers' | 'end'

  constructor(boundary: string) {
    this.delimiter = Buffer.from(`\r\n--${boundary}`)
    this.part = { name: undefined, value: [], size: 0 }
  }

  /** The next bytes of the form, cut wherever they happen to be. */
  push(piece: Uint8Array): void {
    this.rest = Buffer.concat([this.rest, piece])
    while (this.part !== 'end' && (this.part === 'headers' ? this.readHeaders() : this.readBody())) {
      // Each turn takes one part, or the head of one, off what is left.
    }
    if (this.part === 'end') this.rest = Buffer.alloc(0)
  }

  private readBody(): boolean {
    const end = this.rest.indexOf(this.delimiter)
    // Without a delimiter, all but what may be the beginning of one belongs to this part.
    this.take(this.rest.subarray(0, end < 0 ? Math.max(0, this.rest.length - this.delimiter.length + 1) : end))
    this.rest = this.rest.subarray(
      end < 0 ? Math.max(0, this.rest.length - this.delimiter.length + 1) : end + this.delimiter.length,
    )
    if (end < 0) return false
    this.keep()
    this.part = 'headers'
    return true
  }

  private readHeaders(): boolean {
    if (this.rest.subarray(0, 2).toString() === '--') this.part = 'end'
    const end = this.rest.indexOf(HEADER_END)
    if (end < 0 && this.rest.length > HEADER) this.part = 'end'
    if (end < 0 || this.part === 'end') return false
    const headers = this.rest.subarray(0, end).toString('utf8')
    const file = /;\s*filename\*?=/i.test(headers)
    const name = file ? undefined : /;\s*name="([^"\r\n]*)"/i.exec(headers)?.[1]
    this.rest = this.rest.subarray(end + HEADER_END.length)
    this.part = { name: name?.replaceAll('%22', '"'), value: [], size: 0 }
    return true
  }

  private take(bytes: Buffer): void {
    if (typeof this.part !== 'object' || this.part.name === undefined) return
    this.part.size += bytes.length
    if (this.part.size <= FIELD) this.part.value.push(Buffer.from(bytes))
    else this.part.value.length = 0
  }

  private keep(): void {
    if (typeof this.part !== 'object' || this.part.name === undefined || this.part.size > FIELD) return
    this.fields.append(this.part.name, Buffer.concat(this.part.value).toString('utf8').replaceAll('\0', ''))
  }
}
