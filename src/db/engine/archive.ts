import { createHash, type Hash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { finished } from 'node:stream/promises'
import { createGunzip, createGzip, type Gzip } from 'node:zlib'
import { type Problem, ProblemError, problem } from '../../core/problem.ts'
import { drained } from './drain.ts'
import { asEngineProblem, errorCode, machineProblem, messageOf } from './failure.ts'

/**
 * A backup file: one gzip stream of frames. A frame is a line of JSON and, when it says `bytes`, so many bytes.
 * head, then for every table and file: data..., end; then sequences; then done with the hash of all before it.
 * No offsets and no index, so it can be written and read in one pass with little memory.
 */
export const FORMAT = 'kheo-backup'
export const FORMAT_VERSION = 1

export interface ArchivedTable {
  readonly schema: string
  readonly name: string
  readonly columns: readonly string[]
  /** Partitions with their bounds, parents before children; a partition may itself be partitioned. */
  readonly partitions: readonly ArchivedPartition[]
}

export interface ArchivedPartition {
  readonly schema: string
  readonly name: string
  readonly parentSchema: string
  readonly parentName: string
  readonly bound: string
}

export interface ArchivedSequence {
  readonly schema: string
  readonly name: string
  readonly value: string
  readonly called: boolean
}

export interface HeadFrame {
  readonly kind: 'head'
  readonly format: typeof FORMAT
  readonly version: number
  readonly createdAt: string
  readonly server: string
  readonly migrations: readonly { readonly name: string; readonly hash: string }[]
  readonly tables: readonly ArchivedTable[]
}

/** Bytes of a table (`table:schema.name`) or of a file (`file:path`). */
export interface DataFrame {
  readonly kind: 'data'
  readonly of: string
  readonly bytes: number
}

export interface EndFrame {
  readonly kind: 'end'
  readonly of: string
  readonly rows: number
  readonly size: number
  readonly sha256: string
}

export interface SequencesFrame {
  readonly kind: 'sequences'
  readonly sequences: readonly ArchivedSequence[]
}

export interface DoneFrame {
  readonly kind: 'done'
  readonly frames: number
  readonly sha256: string
}

export type Frame = HeadFrame | DataFrame | EndFrame | SequencesFrame | DoneFrame

/** A frame as it was read, with its bytes. */
export interface ReadFrame {
  readonly frame: Frame
  readonly payload: Buffer
}

/** `backup.invalid` with why and which file. */
export const invalid = (reason: string, file: string, more: Problem['details'] = {}, cause?: unknown): ProblemError =>
  new ProblemError(problem('backup.invalid', { reason, name: basename(file), file, ...more }), { cause })

const LONGEST_LINE = 16 * 1024 * 1024
const LONGEST_PAYLOAD = 8 * 1024 * 1024

/** Writes a backup beside its place, and moves it there when it is whole. */
export class ArchiveWriter {
  readonly #file: string
  readonly #part: string
  readonly #gzip: Gzip
  readonly #out: WriteStream
  readonly #hash: Hash = createHash('sha256')
  #frames = 0
  #failure: unknown

  constructor(file: string) {
    this.#file = file
    this.#part = `${file}.part-${randomUUID()}`
    this.#gzip = createGzip({ level: 5 })
    this.#out = createWriteStream(this.#part, { mode: 0o600, flags: 'wx', flush: true })
    this.#out.on('error', (error) => {
      this.#failure ??= error
      this.#gzip.destroy()
    })
    this.#gzip.on('error', () => {})
    this.#gzip.pipe(this.#out)
  }

  async #send(bytes: Buffer): Promise<void> {
    if (this.#failure) throw this.#failure
    if (!this.#gzip.write(bytes)) await drained(this.#gzip)
    if (this.#failure) throw this.#failure
  }

  /** One frame. */
  async write(frame: Frame, payload?: Buffer): Promise<void> {
    this.#frames += 1
    const line = Buffer.from(`${JSON.stringify(frame)}\n`)
    this.#hash.update(line)
    await this.#send(line)
    if (!payload) return
    this.#hash.update(payload)
    await this.#send(payload)
  }

  /** Closes the file, writes it through to the disk and gives it its name. */
  async finish(): Promise<{ readonly size: number }> {
    await this.write({ kind: 'done', frames: this.#frames, sha256: this.#hash.copy().digest('hex') })
    this.#gzip.end()
    await finished(this.#out)
    if (this.#failure) throw this.#failure
    await rename(this.#part, this.#file)
    return { size: this.#out.bytesWritten }
  }

  /** Removes what was written so far. */
  async abort(): Promise<void> {
    this.#gzip.destroy()
    this.#out.destroy()
    if (!this.#out.closed) await once(this.#out, 'close').catch(() => {})
    await rm(this.#part, { force: true })
  }
}

/** Splits a stream of bytes into frames; remembers no more than one frame. */
class FrameSplitter {
  #buffer: Buffer = Buffer.alloc(0)
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  get rest(): number {
    return this.#buffer.length
  }

  *push(chunk: Buffer): Generator<{ frame: Frame; payload: Buffer; line: Buffer }> {
    this.#buffer = this.#buffer.length === 0 ? chunk : Buffer.concat([this.#buffer, chunk])
    for (;;) {
      const end = this.#buffer.indexOf(10)
      if (end < 0) {
        if (this.#buffer.length > LONGEST_LINE) throw invalid('damaged', this.#file)
        return
      }
      const line = this.#buffer.subarray(0, end + 1)
      const frame = parseFrame(line, this.#file)
      const bytes = frame.kind === 'data' ? frame.bytes : 0
      if (this.#buffer.length < end + 1 + bytes) return
      yield { frame, line, payload: this.#buffer.subarray(end + 1, end + 1 + bytes) }
      this.#buffer = this.#buffer.subarray(end + 1 + bytes)
    }
  }
}

const KINDS = new Set(['head', 'data', 'end', 'sequences', 'done'])

function parseFrame(line: Buffer, file: string): Frame {
  let value: unknown
  try {
    value = JSON.parse(line.toString('utf8'))
  } catch (error) {
    throw invalid('foreign', file, {}, error)
  }
  const frame = value as Frame
  if (typeof value !== 'object' || value === null || !KINDS.has(frame.kind)) throw invalid('foreign', file)
  if (frame.kind === 'data' && !(Number.isInteger(frame.bytes) && frame.bytes >= 0 && frame.bytes <= LONGEST_PAYLOAD)) {
    throw invalid('damaged', file)
  }
  return frame
}

async function* inflated(file: string): AsyncGenerator<Buffer> {
  const source = createReadStream(file)
  const gunzip = createGunzip({ chunkSize: 64 * 1024 })
  source.on('error', (error) => gunzip.destroy(error))
  source.pipe(gunzip)
  try {
    for await (const chunk of gunzip) yield chunk as Buffer
  } finally {
    source.destroy()
    gunzip.destroy()
  }
}

const readProblem = (error: unknown, file: string): unknown => {
  if (error instanceof ProblemError) return error
  const code = errorCode(error)
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') {
    return new ProblemError(problem('file.unreadable', { file, message: messageOf(error) }), { cause: error })
  }
  if (code?.startsWith('Z_')) return invalid(code === 'Z_DATA_ERROR' ? 'foreign' : 'damaged', file, {}, error)
  return machineProblem(error, file) ?? asEngineProblem(error, 'unreachable')
}

/**
 * Reads the frames of a backup, and checks as it goes that the file is one, is whole and is what was written. The last
 * check comes with the last frame, so nothing may be done for good before the end.
 */
export async function* readFrames(file: string): AsyncGenerator<ReadFrame> {
  const splitter = new FrameSplitter(file)
  const hash = createHash('sha256')
  let frames = 0
  let done = false
  try {
    for await (const chunk of inflated(file)) {
      for (const { frame, payload, line } of splitter.push(chunk)) {
        checkOrder(frame, frames, done, file)
        if (frame.kind === 'done') {
          done = true
          if (frame.frames !== frames || frame.sha256 !== hash.digest('hex')) throw invalid('damaged', file)
        } else {
          hash.update(line).update(payload)
        }
        frames += 1
        yield { frame, payload }
      }
    }
  } catch (error) {
    throw readProblem(error, file)
  }
  if (!done || splitter.rest > 0) throw invalid(frames === 0 ? 'foreign' : 'damaged', file)
}

function checkOrder(frame: Frame, frames: number, done: boolean, file: string): void {
  if (done || (frame.kind === 'head') !== (frames === 0)) throw invalid(frames === 0 ? 'foreign' : 'damaged', file)
  if (frame.kind !== 'head') return
  if (frame.format !== FORMAT) throw invalid('foreign', file)
  if (frame.version !== FORMAT_VERSION) throw invalid('version', file, { found: frame.version, needed: FORMAT_VERSION })
}

/** Syncs a folder's names to the disk, where the system can. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => {})
  await handle?.close()
}
