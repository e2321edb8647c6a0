import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'

/** What somebody was about to do when the session turned out to have ended. */
const Kept = z.object({
  /** Address on this site, with its language. */
  path: z.string().regex(/^\/(?![/\\])/),
  /** What was typed; without it the page is only to be opened. */
  fields: z.array(z.tuple([z.string(), z.string()])).optional(),
  /** A file was chosen; it is not kept. */
  fileLost: z.boolean(),
})
export type Kept = z.infer<typeof Kept>

/** Longest typing that a sign-in page carries along: an article, not a book. */
export const MOST_KEPT = 400_000

/** What of a posted form is kept: no token, no file; nothing when it is too long. */
export function keptOf(path: string, form: URLSearchParams): Kept | undefined {
  const names = [...form.keys()]
  const isFile = (name: string) =>
    names.includes(`${name}.name`) || (name.endsWith('.name') && names.includes(name.slice(0, -5)))
  const fields = [...form].filter(([name]) => name !== '_token' && !isFile(name))
  const size = fields.reduce((sum, [name, value]) => sum + name.length + value.length, 0)
  if (size > MOST_KEPT) return undefined
  return { path, fields, fileLost: names.some(isFile) }
}

const keyOf = (secret: string): Buffer => createHash('sha256').update(`kept-form:${secret}`).digest()

/** The kept form as a hidden field: only this site can read it or make one. */
export function seal(secret: string, kept: Kept): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), iv)
  const body = Buffer.concat([cipher.update(JSON.stringify(kept), 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
}

/** Opens what `seal` made; nothing for anything else. */
export function unseal(secret: string, sealed: string | null): Kept | undefined {
  if (sealed === null || sealed === '') return undefined
  try {
    const bytes = Buffer.from(sealed, 'base64url')
    const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), bytes.subarray(0, 12))
    decipher.setAuthTag(bytes.subarray(12, 28))
    const text = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    return Kept.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
