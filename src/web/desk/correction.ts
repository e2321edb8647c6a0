import type { oneProposal } from '../../app/desk/review.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import type { ProposalKind } from '../../core/reading/proposals.ts'
import { resolve } from '../../core/units/resolve.ts'
import type { Ask } from '../context.ts'
import type { ReviewField } from '../views/review-card.tsx'
import { fieldsToCorrect, UNIT_TYPED } from './correct-fields.ts'
import { isoDay } from './days.ts'

type One = Awaited<ReturnType<typeof oneProposal>>

/** Parts of the form that say which proposal and what is decided, not what is corrected. */
const FRAME = ['_token', 'decision', 'version']

/** Fields of a card carry its id, so that labels are unique on the page; the command knows them by their own name. */
const bareName = (name: string): string => name.slice(name.lastIndexOf('.') + 1)

/** What was typed into the form of a card, as it was typed. */
export const typedValues = (ask: Ask): ReadonlyMap<string, string> =>
  new Map([...ask.form].filter(([name]) => !FRAME.includes(name)).map(([name, value]) => [bareName(name), value]))

/** What a person changed, as the command takes it: only what differs from what was proposed is a correction. */
export function correctionOf(ask: Ask, { document, proposal, fields }: One): Record<string, string> {
  const scope = {
    lang: ask.lang,
    units: ask.app.units,
    day: document.issued_on ?? undefined,
    fieldChoices: fields.map((f) => ({ value: f.name, label: ask.lang === 'vi' ? f.name : f.name_en })),
  }
  const kind = proposal.kind as ProposalKind
  const present = new Map(fieldsToCorrect(scope, kind, proposal.payload as never).map((f) => [f.name, f]))
  const found: Record<string, string> = {}
  for (const [name, value] of typedValues(ask)) {
    const field = present.get(name)
    if (field?.value === value) continue
    if (name === UNIT_TYPED) found.unitId = unitNamed(ask, value, scope.day)
    else found[name] = field === undefined ? value : asMeant(field, value)
  }
  return found
}

function asMeant(field: ReviewField, value: string): string {
  if (field.form === 'number') return plainNumber(value)
  if (field.form !== 'day') return value
  const day = isoDay(value)
  if (day === null) throw new ProblemError(problem('date.invalid', { value }, field.name))
  return day ?? ''
}

/** "1.432,5" and "1,432.5" with one mark, the last; a number with one mark only is left to the command. */
function plainNumber(value: string): string {
  const text = value.trim()
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','))
  const mixed = text.includes('.') && text.includes(',')
  return mixed ? `${text.slice(0, last).replace(/[.,]/g, '')},${text.slice(last + 1)}` : text
}

/** The unit of a name that a person typed, on the document's day; several or none are told, never guessed. */
function unitNamed(ask: Ask, name: string, day: string | undefined): string {
  const found = resolve(ask.app.units.book, name.slice(0, 200), day)
  if (found.ok) return found.value.unit.id
  const { code, details } = found.problem
  throw new ProblemError(problem(code, details, UNIT_TYPED))
}
