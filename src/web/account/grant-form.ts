import type { GrantInput } from '../../app/access/grants.ts'
import { ROLES, type Role } from '../../core/access/roles.ts'
import { vietnamDay } from '../../core/clock.ts'
import { dayBefore } from '../../core/units/dates.ts'
import { resolve } from '../../core/units/resolve.ts'
import { t } from '../../i18n/catalogue.ts'
import { explain } from '../../i18n/explain-problem.ts'
import { formatDate } from '../../i18n/format.ts'
import type { FieldError } from '../components/form.tsx'
import type { Ask } from '../context.ts'
import { isoDay } from '../desk/days.ts'

/** A grant as somebody typed it; shown again when something was wrong. */
export interface GrantTyped {
  readonly role: string
  readonly unit: string
  readonly organisation: string
  readonly from: string
  readonly to: string
  readonly basis: string
}

/** Roles that a person can be given. */
export const GIVEN_ROLES: readonly Role[] = ROLES.filter((role) => role !== 'demo-reader')

const text = (ask: Ask, name: string): string => ask.form.get(name)?.trim() ?? ''

export function grantTyped(ask: Ask): GrantTyped {
  return {
    role: text(ask, 'vai-tro') || 'clerk',
    unit: text(ask, 'don-vi'),
    organisation: text(ask, 'to-chuc'),
    from: text(ask, 'tu-ngay') || formatDate(ask.lang, vietnamDay(ask.app.clock())),
    to: text(ask, 'den-ngay'),
    basis: text(ask, 'can-cu'),
  }
}

type Read = { readonly grant?: Omit<GrantInput, 'accountId'>; readonly errors: readonly FieldError[] }

/** The grant that was typed, or what is wrong with it. The last day is typed as people mean it: that day included. */
export function grantIn(ask: Ask, typed: GrantTyped): Read {
  const say = t(ask.lang)
  const errors: FieldError[] = []
  const role = GIVEN_ROLES.find((one) => one === typed.role)
  if (role === undefined)
    errors.push({ field: 'vai-tro', message: say('set-up.missing', { label: say('grant.role') }) })
  const from = isoDay(typed.from) ?? undefined
  if (from === undefined) errors.push({ field: 'tu-ngay', message: say('upload.wrong.date') })
  const last = isoDay(typed.to)
  const to = last === null || last === undefined ? null : dayAfter(last)
  if (last === null || (to !== null && from !== undefined && to <= from))
    errors.push({ field: 'den-ngay', message: say('upload.wrong.date') })
  if (typed.unit !== '' && typed.organisation !== '') errors.push({ field: 'to-chuc', message: say('grant.one-scope') })
  const unit = typed.unit === '' ? undefined : resolve(ask.app.units.book, typed.unit, ask.app.units.today)
  if (unit?.ok === false) errors.push({ field: 'don-vi', message: explain(ask.lang, unit.problem) })
  if (errors.length > 0 || role === undefined || from === undefined) return { errors }
  const unitId = unit?.ok === true ? unit.value.unit.id : null
  const grant = { role, unitId, organisationId: typed.organisation || null, from, to, basis: typed.basis }
  return { grant, errors }
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}

/** The last day of a grant whose end is exclusive. */
export const lastDay = (to: string): string => dayBefore(to)
