import type { Actor } from '../../../core/policy.ts'
import { dayBefore } from '../../../core/units/dates.ts'
import { type Lang, t } from '../../../i18n/catalogue.ts'
import { formatDate } from '../../../i18n/format.ts'
import type { Choice } from '../../components/form.tsx'
import type { Crumb } from '../../components/small.tsx'
import type { Ask } from '../../context.ts'

export const SETUP = '/ban-lam-viec/thiet-lap'
export const ROUNDS = '/ban-lam-viec/dot'

/** The way to a page of setting up: desk, hub, and what lies between. */
export const crumbs = (ask: Ask, ...more: readonly Crumb[]): readonly Crumb[] => [
  { label: t(ask.lang)('nav.desk'), href: '/ban-lam-viec' },
  { label: t(ask.lang)('setup.title'), href: SETUP },
  ...more,
]

/** The way to a page of a round. */
export const roundCrumbs = (ask: Ask, ...more: readonly Crumb[]): readonly Crumb[] => [
  { label: t(ask.lang)('nav.desk'), href: '/ban-lam-viec' },
  { label: t(ask.lang)('rounds.title'), href: ROUNDS },
  ...more,
]

/** A day as it is typed; empty for none. */
export const dayText = (lang: Lang, day: string | null | undefined): string =>
  day === null || day === undefined ? '' : formatDate(lang, day)

/** The last day of something that no longer holds on `to`. */
export const lastText = (lang: Lang, to: string | null | undefined): string =>
  to === null || to === undefined ? '' : formatDate(lang, dayBefore(to))

/** "Xã Tân Trụ, Tỉnh Tây Ninh": as the same form would understand it again. */
export function unitText({ app }: Pick<Ask, 'app'>, id: string | null | undefined): string {
  if (id === null || id === undefined) return ''
  const province = app.units.provinceId(id)
  const name = app.units.fullName(id)
  return province === id ? name : `${name}, ${app.units.fullName(province)}`
}

/** The unit that a new thing is for unless somebody types another one: where the actor sets up; all, for the whole tenant. */
export function ownUnit(actor: Actor): string | null {
  const scopes = actor.grants.filter((g) => g.role === 'owner' || g.role === 'administrator').map((g) => g.scope)
  if (scopes.some((scope) => scope.of === 'tenant')) return null
  const [unit] = scopes.flatMap((scope) => (scope.of === 'unit' ? [scope.id] : []))
  return unit ?? null
}

/** Rows as choices of a list. */
export const choicesOf = <T extends { readonly id: string }>(
  rows: readonly T[],
  label: (row: T) => string,
): readonly Choice[] => rows.map((row) => ({ value: row.id, label: label(row) }))

/** A name in the language of the page, where a row has both. */
export const named = (lang: Lang, row: { readonly name: string; readonly name_en: string }): string =>
  lang === 'vi' ? row.name : row.name_en
