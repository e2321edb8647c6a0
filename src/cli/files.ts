import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { ProblemError, problem } from '../core/problem.ts'
import { MAX_TEXT_BYTES } from '../intake/decode.ts'

const CHUNK = 64 * 1024

/**
 * The bytes of a file of text; one that is too large is refused after its first bytes too many, so that something
 * without an end (/dev/zero, a pipe) is refused like any other. What has no size of its own may still be read.
 */
export function readText(file: string): Uint8Array {
  const name = basename(file)
  try {
    const { size } = statSync(file)
    if (size > MAX_TEXT_BYTES) throw tooLarge(name)
    const from = openSync(file, 'r')
    try {
      return readUpTo(from, name)
    } finally {
      closeSync(from)
    }
  } catch (error) {
    if (error instanceof ProblemError) throw error
    throw new ProblemError(problem('file.unreadable', { name }), { cause: error })
  }
}

function readUpTo(from: number, name: string): Uint8Array {
  const chunks: Buffer[] = []
  let size = 0
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK)
    const read = readSync(from, chunk, 0, CHUNK, null)
    if (read === 0) return Buffer.concat(chunks)
    size += read
    if (size > MAX_TEXT_BYTES) throw tooLarge(name)
    chunks.push(chunk.subarray(0, read))
  }
}

const tooLarge = (name: string) => new ProblemError(problem('file.too-large', { name, max: '5 MB' }))

/** The texts of a folder: every .txt file, by name. */
export function readTexts(folder: string): { readonly name: string; readonly bytes: Uint8Array }[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.txt'))
      .sort()
      .map((name) => ({ name, bytes: readText(join(folder, name)) }))
  } catch (error) {
    if (error instanceof ProblemError) throw error
    throw new ProblemError(problem('file.unreadable', { name: folder }), { cause: error })
  }
}

/** Refuses a path that no file can be written to, before any work is done: a folder, or in a folder that is not there. */
export function mustBeWritable(file: string): void {
  if (kindOf(file) === 'folder' || kindOf(dirname(resolve(file))) !== 'folder' || file.endsWith('/'))
    throw unwritable(file)
}

/** What lies at a path; nothing when the way to it is none. */
export function kindOf(path: string): 'file' | 'folder' | 'other' | undefined {
  try {
    const found = statSync(path)
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other'
  } catch {
    return undefined
  }
}

const DISK = new Set(['EACCES', 'EPERM', 'EROFS', 'EISDIR', 'ENOTDIR', 'ENOENT', 'ENAMETOOLONG', 'ETXTBSY'])

/** What writing a file failed with, in a sentence when the place was at fault; anything else is not about the file. */
export function asUnwritable(error: unknown, file: string): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  return DISK.has(code) ? unwritable(file, error) : error
}

const unwritable = (name: string, cause?: unknown) => new ProblemError(problem('file.unwritable', { name }), { cause })
