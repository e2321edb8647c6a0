import { en } from './en.ts'
import type { Translation } from './translation.ts'
import { vi } from './vi.ts'

/** The languages of the interface. Vietnamese is the source: the others must have the same keys or tsc fails. */
export const LANGS = ['vi', 'en'] as const
export type Lang = (typeof LANGS)[number]

/** Names between braces in a message: `"{n} mô hình"` gives `"n"`. */
type Names<S extends string> = S extends `${string}{${infer N}}${infer Rest}` ? N | Names<Rest> : never

type Vi = typeof vi

/** Every key of the catalogue. */
export type MessageKey = keyof Vi

/** What a message of the source language asks for: nothing, its named parameters, or its function's argument. */
export type MessageParams<K extends MessageKey> = Vi[K] extends (p: infer P) => string
  ? P
  : Vi[K] extends string
    ? { readonly [N in Names<Vi[K]>]: string | number }
    : never

type Args<K extends MessageKey> = keyof MessageParams<K> extends never ? [] : [params: MessageParams<K>]

const CATALOGUES: Record<Lang, Translation<Vi>> = { vi, en }

/** A function that says one message in one language. */
export type Translate = <K extends MessageKey>(key: K, ...args: Args<K>) => string

function say(message: string | ((p: never) => string), params: unknown): string {
  if (typeof message === 'function') return message(params as never)
  if (params === undefined) return message
  const values = params as Record<string, string | number>
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

const TRANSLATORS: Record<Lang, Translate> = {
  vi: (key, ...args) => say(CATALOGUES.vi[key], args[0]),
  en: (key, ...args) => say(CATALOGUES.en[key], args[0]),
}

/** The translator of a language: `t('vi')('figure.coverage', { percent: '16,1 %' })`. */
export function t(lang: Lang): Translate {
  return TRANSLATORS[lang]
}

/** Whether a text is one of the keys, for codes that come from data (kinds of claims, forms of award). */
export function isKey(key: string): key is MessageKey {
  return Object.hasOwn(vi, key)
}

/** A message without parameters whose key is only known at run time; undefined when the catalogue has none. */
export function maybe(lang: Lang, key: string): string | undefined {
  if (!isKey(key)) return undefined
  const message = CATALOGUES[lang][key]
  return typeof message === 'string' ? message : undefined
}
