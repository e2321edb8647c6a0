import { typedDay } from '../../../core/text/typed-day.ts'
import { dayAfter } from '../../../core/units/dates.ts'
import { resolve } from '../../../core/units/resolve.ts'
import { t } from '../../../i18n/catalogue.ts'
import { explain } from '../../../i18n/explain-problem.ts'
import { formatNumber } from '../../../i18n/format.ts'
import type { FieldError } from '../../components/form.tsx'
import type { Ask } from '../../context.ts'

/** Reads what was typed in a form and collects what is wrong with it, field by field. */
export class FormReader {
  readonly errors: FieldError[] = []
  /** Fields that may not be empty and are; their label is known to the page. */
  readonly missing: string[] = []
  private readonly ask: Ask

  constructor(ask: Ask) {
    this.ask = ask
  }

  /** One line or several, without spaces around. */
  text(name: string): string {
    return (this.ask.form.get(name) ?? '').replaceAll('\r\n', '\n').trim()
  }

  /** The same, and it may not be empty. */
  needed(name: string): string {
    const typed = this.text(name)
    if (typed === '' && !this.missing.includes(name)) this.missing.push(name)
    return typed
  }

  /** A day as people write it; null for none. */
  day(name: string): string | null {
    const day = typedDay(this.text(name))
    if (day !== undefined) return day
    this.wrong(name, t(this.ask.lang)('setup.wrong.day', { typed: this.text(name) }))
    return null
  }

  neededDay(name: string): string {
    this.needed(name)
    return this.text(name) === '' ? '' : (this.day(name) ?? '')
  }

  /** A last day, that day included, as the first day after it. */
  lastDay(name: string): string | null {
    const day = this.day(name)
    return day === null ? null : dayAfter(day)
  }

  /** A whole number; null for none. Points between thousands are allowed, as Vietnamese writes them. */
  whole(name: string, least: number, most: number): number | null {
    const typed = this.text(name)
    if (typed === '') return null
    const plain = /^\d{1,3}([.\s]\d{3})+$/.test(typed) ? typed.replace(/[.\s]/g, '') : typed
    const number = /^\d{1,9}$/.test(plain) ? Number(plain) : Number.NaN
    if (number >= least && number <= most) return number
    const { lang } = this.ask
    const range = {
      from: most === YEARS ? String(least) : formatNumber(lang, least),
      to: most === YEARS ? String(most) : formatNumber(lang, most),
    }
    this.wrong(name, t(lang)('setup.wrong.number', range))
    return null
  }

  neededWhole(name: string, least: number, most: number): number {
    this.needed(name)
    return this.whole(name, least, most) ?? least
  }

  year(name: string): number {
    return this.neededWhole(name, 1900, YEARS)
  }

  /** A box that is ticked or not. */
  ticked(name: string): boolean {
    return this.text(name) !== ''
  }

  /** Everything ticked of a list, of what the list has. */
  list<T extends string>(name: string, known: readonly T[]): T[] {
    const typed = this.ask.form.getAll(name)
    return known.filter((one) => typed.includes(one))
  }

  /** One of a list; what the list does not have is told as missing. */
  one<T extends string>(name: string, known: readonly T[]): T {
    const typed = this.text(name)
    const found = known.find((one) => one === typed)
    if (found !== undefined) return found
    this.wrong(name, t(this.ask.lang)('setup.wrong.choice'))
    return known[0] as T
  }

  /** One of a list, or nothing. */
  maybe<T extends string>(name: string, known: readonly T[]): T | null {
    return this.text(name) === '' ? null : this.one(name, known)
  }

  /** A unit by its name, with what it lies in where names are shared; null for none typed. */
  unit(name: string): string | null {
    const typed = this.text(name)
    if (typed === '') return null
    const { units } = this.ask.app
    const found = resolve(units.book, typed, units.today)
    if (found.ok) return found.value.unit.id
    this.wrong(name, explain(this.ask.lang, found.problem))
    return null
  }

  /** The version of the row that was seen. */
  version(): number {
    const seen = Number(this.text('_version'))
    return Number.isSafeInteger(seen) && seen > 0 ? seen : 1
  }

  wrong(name: string, message: string): void {
    if (!this.errors.some((error) => error.field === name)) this.errors.push({ field: name, message })
  }
}

/** The last year that anything is planned for. */
const YEARS = 2200
