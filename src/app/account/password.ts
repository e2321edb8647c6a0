import { hash, type Options, verify } from '@node-rs/argon2'

/** argon2id is the library's default; 19 MiB, two passes, one lane: what OWASP asks for at least. */
const COST: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), COST)

/** False for a wrong password and for a hash that is none. */
export const isPassword = (kept: string, password: string): Promise<boolean> =>
  verify(kept, password.normalize('NFKC')).catch(() => false)
