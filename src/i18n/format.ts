import type { Lang } from './catalogue.ts'
import { maybe } from './catalogue.ts'

const NBSP = '\u00a0'
const LOCALE: Record<Lang, string> = { vi: 'vi-VN', en: 'en-GB' }

const WHOLE: Record<Lang, Intl.NumberFormat> = {
  vi: new Intl.NumberFormat(LOCALE.vi, { maximumFractionDigits: 20, useGrouping: true }),
  en: new Intl.NumberFormat(LOCALE.en, { maximumFractionDigits: 20, useGrouping: true }),
}

/** 1234.5 as "1.234,5" in Vietnamese and "1,234.5" in English. Nothing is rounded. */
export function formatNumber(lang: Lang, value: number): string {
  return WHOLE[lang].format(value)
}

/** Tenths of a percent of part in whole, rounded half up, without binary fractions in between. */
function permille(part: number, whole: number): number {
  return Math.floor((part * 2000 + whole) / (whole * 2))
}

/**
 * A share as "16,1 %" (Vietnamese, no-break space) or "16.1%". Half up to one decimal, as the reports print it
 * (263 of 295 is 89,2 %). Needs whole numbers and a whole above zero; otherwise an empty text, never "NaN".
 */
export function formatPercent(lang: Lang, part: number, whole: number): string {
  if (!(whole > 0) || !Number.isFinite(part)) return ''
  const tenths = permille(part, whole) / 10
  const digits = new Intl.NumberFormat(LOCALE[lang], { maximumFractionDigits: 1 }).format(tenths)
  return lang === 'vi' ? `${digits}${NBSP}%` : `${digits}%`
}

/** A calendar day "2023-09-26" as "26/09/2023"; a month or a year stays as short as it is known. */
export function formatDate(_lang: Lang, iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split('-')
  return [day, month, year].filter((part) => part !== undefined).join('/')
}

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** A moment (ISO with zone) as "14:05, 22/11/2026" in Vietnamese time; a text that is no moment comes back as it is. */
export function formatMoment(_lang: Lang, iso: string): string {
  const moment = new Date(iso)
  if (Number.isNaN(moment.getTime())) return iso
  const part = Object.fromEntries(CLOCK.formatToParts(moment).map((p) => [p.type, p.value]))
  return `${part.hour}:${part.minute}, ${part.day}/${part.month}/${part.year}`
}

/** "2021-2023" with the dash of ranges, "2021–2023"; anything else as it is. */
export function formatPeriod(_lang: Lang, label: string): string {
  return label.replace(/(\d{4})\s*[-–]\s*(\d{4})/g, '$1–$2')
}

/** The word that makes a figure approximate, in the language of the page; unknown words stay as printed. */
export function approxWord(lang: Lang, printed: string): string {
  return lang === 'vi' ? printed : (maybe(lang, `approx.${printed.toLowerCase()}`) ?? printed)
}

/** A figure with its word and its upper end: "hơn 270", "5–7", "1.432". Texts are kept as they are. */
export function formatValue(lang: Lang, value: number | string, approx?: string, max?: number): string {
  const main = typeof value === 'number' ? formatNumber(lang, value) : value
  const range = max === undefined ? main : `${main}–${formatNumber(lang, max)}`
  return approx === undefined || approx === '' ? range : `${approxWord(lang, approx)} ${range}`
}

/** A size in bytes for a download link: "12 KB", "1,4 MB". */
export function formatBytes(lang: Lang, bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const megabytes = bytes >= 1024 * 1024
  const value = bytes / (megabytes ? 1024 * 1024 : 1024)
  const digits = new Intl.NumberFormat(LOCALE[lang], { maximumFractionDigits: megabytes ? 1 : 0 }).format(value)
  return `${digits} ${megabytes ? 'MB' : 'KB'}`
}

/** A list in a sentence: "a, b và c" or "a, b and c". */
export function formatList(lang: Lang, items: readonly string[]): string {
  if (items.length < 2) return items.join('')
  const last = items[items.length - 1] ?? ''
  return `${items.slice(0, -1).join(', ')} ${lang === 'vi' ? 'và' : 'and'} ${last}`
}
