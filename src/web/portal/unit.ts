import { unitProgrammes } from '../../app/portal/home-page.ts'
import { type Units, unitHref } from '../../app/units.ts'
import { ProblemError, problem, unwrap } from '../../core/problem.ts'
import { ancestorsEver, ancestorsOn } from '../../core/units/book.ts'
import { resolve, type UnitProblem } from '../../core/units/resolve.ts'
import { mapOn, relatives } from '../../core/units/trace.ts'
import type { Unit } from '../../core/units/types.ts'
import { spanWords } from '../../i18n/explain-problem.ts'
import { renderPage } from '../components/render.ts'
import type { Ask, Handler } from '../context.ts'
import { programmeItem } from '../items-view.ts'
import { childrenOf, neighboursOf, successionsOf, unitLink } from '../unit-view.ts'
import { ChoicePage } from '../views/choice.tsx'
import { UnitPage } from '../views/unit.tsx'

/** A code without a date may mean several units: the answer is then a choice, never a guess. */
export const unitByCode: Handler = async (ask) => {
  const found = resolve(ask.app.units.book, ask.param('code'), ask.query('ngay'))
  if (!found.ok && found.problem.code === 'unit.code-needs-date') return choice(ask, found.problem)
  const { code, validFrom } = unwrap(found).unit
  return ask.http.redirect(`${ask.lang === 'en' ? '/en' : ''}${unitHref(code, validFrom)}`, 303)
}

/** The units of one code, each with its days. */
function choice(ask: Ask, { choices }: UnitProblem): Response | Promise<Response> {
  const { lang } = ask
  const props = {
    page: ask.page,
    code: ask.param('code'),
    choices: choices.map(({ unit: u, name, path }) => ({
      name: [name, ...path].map((one) => one.fullName).join(', '),
      days: spanWords(lang, u.validFrom, u.validTo === null ? null : dayBefore(u.validTo)).trim(),
      href: unitHref(u.code, u.validFrom),
    })),
  }
  return ask.http.html(renderPage(ChoicePage(props)))
}

const NEIGHBOURS = 40

function neighbours(units: Units, found: Unit, day: string) {
  const { units: shown, all } = neighboursOf(units, found, day, NEIGHBOURS)
  return { neighbours: shown, neighboursAll: all }
}

export const unit: Handler = async (ask) => {
  const { units } = ask.app
  const found = unitAt(ask, ask.param('code'), ask.param('from'))
  const day = dayWithin(found, units.today)
  const [parent] = ancestorsOn(units.book, found.id, day)
  const name = units.book.names.get(found.id)?.at(-1)
  const own = scopeOf(ask, found)
  const above = formerAbove(ask, found, own)
  const all = await unitProgrammes(ask.app, [...own, ...above])
  const programmes = all.filter((p) => own.includes(p.programme.unit_id))
  const former = all.filter((p) => above.includes(p.programme.unit_id))
  return ask.http.html(
    renderPage(
      UnitPage({
        page: ask.page,
        crumbs: crumbsOf(ask, found, day),
        href: unitHref(found.code, found.validFrom),
        name: units.fullName(found.id),
        code: found.code,
        ...(found.validFrom === null ? {} : { from: found.validFrom }),
        ...(found.validTo === null ? {} : { to: dayBefore(found.validTo) }),
        ...(parent === undefined ? {} : { parent: unitLink(units, parent.id, day) }),
        ...(found.legalBasis === null && name?.legalBasis == null
          ? {}
          : { legalBasis: found.legalBasis ?? name?.legalBasis ?? '' }),
        successions: successionsOf(units, found),
        programmes: programmes.map((p) => programmeItem(ask.lang, units, p)),
        former: former.map((p) => programmeItem(ask.lang, units, p)),
        ...neighbours(units, found, day),
        below: childrenOf(units, found, day),
      }),
    ),
  )
}

function unitAt(ask: Ask, code: string, from: string): Unit {
  const start = from === 'truoc' ? null : from
  const found = (ask.app.units.book.byCode.get(code) ?? []).find((u) => u.validFrom === start)
  if (found === undefined) throw new ProblemError(problem('not-found'))
  return found
}

/** A day on which the unit was in force: today, or its last. */
function dayWithin(unit: Unit, today: string): string {
  return unit.validTo === null || unit.validTo > today ? today : dayBefore(unit.validTo)
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

/** The unit itself, what it came from and became, and for a province every unit that lies or lay in it. */
function scopeOf(ask: Ask, unit: Unit): string[] {
  const { book, today } = ask.app.units
  const ids = new Set([unit.id, ...relatives(book, unit.id).map((u) => u.id)])
  if (unit.level === 'commune') return [...ids]
  for (const other of book.data.units) {
    if (ids.has(other.id)) continue
    const day = dayWithin(other, today)
    if (ancestorsOn(book, other.id, day).some((a) => ids.has(a.id))) ids.add(other.id)
    else if (other.level === 'district' && unit.level === 'province') {
      const placement = mapOn(book, other.id, today)
      if (placement.kind !== 'unmapped' && placement.provinceId === unit.id) ids.add(other.id)
    }
  }
  return [...ids]
}

/** Units of an older map that this one, or what it came from, lay in, and that are no longer above it. */
function formerAbove(ask: Ask, unit: Unit, own: readonly string[]): string[] {
  const { book, today } = ask.app.units
  if (unit.level === 'province') return []
  const sources = [unit, ...relatives(book, unit.id)]
  const above = new Set(sources.flatMap((u) => [...ancestorsEver(book, u.id)]))
  for (const a of ancestorsOn(book, unit.id, dayWithin(unit, today))) above.delete(a.id)
  return [...above].filter((id) => !own.includes(id) && book.units.get(id)?.level === 'district')
}

function crumbsOf(ask: Ask, unit: Unit, day: string) {
  const above = ancestorsOn(ask.app.units.book, unit.id, day).map((a) => unitLink(ask.app.units, a.id, day))
  return [
    ...above.toReversed().map((a) => ({ label: a.name, ...(a.href === undefined ? {} : { href: a.href }), vi: true })),
    { label: ask.app.units.fullName(unit.id), vi: true },
  ]
}
