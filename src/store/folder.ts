import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FileStore } from './port.ts'

/** Keys are made here and never typed; still none may lead out of the folder. */
const KEY = /^[a-z0-9][a-z0-9-]*(?:\/[a-z0-9][a-z0-9.-]*)*$/

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

/** Files in a folder of this machine, one file a key; readable by the account that runs Khéo alone. */
export function folderStore(root: string): FileStore {
  const path = (key: string): string => {
    if (!KEY.test(key) || key.includes('..')) throw new Error(`no key of a file: ${key}`)
    return join(root, key)
  }
  return {
    async write(key, offset, bytes) {
      const at = path(key)
      await mkdir(dirname(at), { recursive: true, mode: 0o700 })
      const file = await open(at, offset === 0 ? 'w' : 'r+', 0o600)
      try {
        let position = offset
        for await (const piece of bytes) {
          await file.write(piece, 0, piece.length, position)
          position += piece.length
        }
        return position
      } finally {
        await file.close()
      }
    },
    async size(key) {
      try {
        return (await stat(path(key))).size
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },
    read: (key, range) =>
      createReadStream(path(key), {
        highWaterMark: 256 * 1024,
        ...(range === undefined ? {} : { start: range.from, end: range.to }),
      }),
    async move(from, to) {
      await mkdir(dirname(path(to)), { recursive: true, mode: 0o700 })
      await rename(path(from), path(to))
    },
    drop: (key) => rm(path(key), { force: true }),
  }
}
