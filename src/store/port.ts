/** Where bytes of files are kept; the database keeps what is known about them. Small on purpose: S3 can do all of it. */
export interface FileStore {
  /**
   * Writes bytes to a file from an offset on, making it when there is none; gives its size then. What has arrived stays
   * when the stream breaks off.
   */
  write(key: string, offset: number, bytes: AsyncIterable<Uint8Array>): Promise<number>
  /** How many bytes there are; undefined without the file. */
  size(key: string): Promise<number | undefined>
  /** The bytes from a first to a last one (both included), or all of them. */
  read(key: string, range?: { readonly from: number; readonly to: number }): AsyncIterable<Uint8Array>
  /** Gives a file another key; the old one is gone. */
  move(from: string, to: string): Promise<void>
  /** Takes a file away; nothing happens when it is gone already. */
  drop(key: string): Promise<void>
}

/** What is read from a photo without keeping it unpacked. */
export interface PhotoFacts {
  readonly width: number
  readonly height: number
  /** The EXIF block as it stands in the file. */
  readonly exif: Uint8Array | undefined
  /** The small grey copy that prints are made of, upright. */
  readonly grey: Uint8Array
  /** WebP without any data about the photo, upright, at most 1600 pixels a side; and at most 320. */
  readonly shown: Uint8Array
  readonly thumb: Uint8Array
}

/** Opens photos. */
export interface PhotoReader {
  /** `too-large`: more pixels than may be unpacked; `broken`: the file does not hold the picture it promises. */
  open(bytes: Uint8Array, mostPixels: number): Promise<PhotoFacts | 'too-large' | 'broken'>
}
