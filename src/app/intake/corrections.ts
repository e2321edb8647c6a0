import { z } from 'zod'
import { isClaimKind } from '../../core/figures/from-claim.ts'
import { type Problem, problem } from '../../core/problem.ts'
import type { PayloadOf, ProposalKind } from '../../core/reading/proposals.ts'
import { MAX_NAME } from '../../core/registry/name.ts'
import { fail, ok, type Result } from '../../core/result.ts'
import { Day, inputProblem, Line } from '../input.ts'
import { printedValues } from './printed-values.ts'

/**
 * What a person may correct of each kind of proposal, as the form sends it: text fields, of which only those that are
 * given change anything. An emptied optional field is taken away.
 */
const text = Line(500)
const name = Line(MAX_NAME).min(1)
const optionalDay = z.union([z.literal(''), Day])
const year = z
  .string()
  .trim()
  .regex(/^(19|20)\d{2}$/)
const amount = z
  .string()
  .trim()
  .regex(/^(?:\d{1,15}(?:[.,]\d{1,6})?|\d{1,3}(?:\.\d{3}){1,4}(?:,\d{1,6})?)$/)
  // "1.000" is one thousand in Vietnamese.
  .transform((s) => Number((/^\d{1,3}(?:\.\d{3})+(?:,|$)/.test(s) ? s.replaceAll('.', '') : s).replace(',', '.')))

const ProgrammeFix = z.object({ unitId: z.uuid(), movement: name, from: year, to: year, asOf: optionalDay }).partial()
const ClaimFix = z
  .object({
    value: amount,
    kind: text,
    unit: text,
    field: text,
    tag: text,
    level: text,
    year: z.union([year, z.literal('')]),
    form: text,
    giver: text,
    status: text,
  })
  .partial()
const ModelFix = z
  .object({ name, owners: text, place: text, field: text, kind: z.enum(['collective', 'individual']) })
  .partial()
const NameFix = z.object({ name }).partial()
const EventFix = z
  .object({
    kind: z.enum(['interim-review', 'final-review', 'inspection', 'launch', 'other']),
    date: optionalDay,
    host: text,
  })
  .partial()
const AwardFix = z.object({ act: z.enum(['award', 'commendation', 'proposal']), giver: text, form: text }).partial()
const CitationFix = z.object({ symbol: text.min(1), type: text }).partial()
const QuotaFix = z.object({ min: z.coerce.number().int().min(0).max(10_000) }).partial()

const FIXES = {
  programme: ProgrammeFix,
  organiser: NameFix,
  claim: ClaimFix,
  model: ModelFix,
  event: EventFix,
  award: AwardFix,
  citation: CitationFix,
  quota: QuotaFix,
} as const

export type Corrected = Readonly<Record<string, string>>

/**
 * Does this value stand in the words? A correction mends a misreading; it never puts another number in the document's
 * mouth. Words without digits ("mười hai") are left to the person.
 */
function standsIn(value: number, quote: string): boolean {
  const printed = printedValues(quote)
  return printed.size === 0 || printed.has(value)
}

/** What a corrected claim may not say: a number that is not printed, a kind that nobody knows. */
function wrongClaim({ claim }: PayloadOf<'claim'>, fix: Readonly<Record<string, unknown>>): Problem | undefined {
  const { value, kind } = fix
  if (typeof value === 'number' && value !== claim.value && !standsIn(value, claim.quote))
    return problem('proposal.not-in-words', { quote: claim.quote }, 'value')
  // Its own kind is kept, also one that no measure knows: reading finds results of many kinds.
  if (typeof kind === 'string' && kind !== claim.kind && !isClaimKind(kind))
    return problem('input.invalid', { reason: 'kind' }, 'kind')
  return undefined
}

/** The payload with a person's corrections; refuses a field that does not fit its kind, naming it. */
export function correct<K extends ProposalKind>(
  kind: K,
  payload: PayloadOf<K>,
  given: Corrected,
): Result<PayloadOf<K>> {
  if (!Object.hasOwn(FIXES, kind)) return fail(problem('proposal.not-correctable', { kind }))
  const schema = FIXES[kind as keyof typeof FIXES]
  const parsed = schema.strict().safeParse(given)
  if (!parsed.success) return fail(inputProblem(parsed.error))
  const fix = parsed.data as Record<string, unknown>
  const wrong = kind === 'claim' ? wrongClaim(payload as PayloadOf<'claim'>, fix) : undefined
  return wrong === undefined ? ok(merge(kind, payload, fix)) : fail(wrong)
}

function merge<K extends ProposalKind>(kind: K, payload: PayloadOf<K>, fix: Record<string, unknown>): PayloadOf<K> {
  if (kind === 'claim') return mergeClaim(payload as PayloadOf<'claim'>, fix) as PayloadOf<K>
  if (kind === 'model') return mergeModel(payload as PayloadOf<'model'>, fix) as PayloadOf<K>
  if (kind === 'programme') return mergeProgramme(payload as PayloadOf<'programme'>, fix) as PayloadOf<K>
  return withoutEmpty({ ...payload, ...fix }) as PayloadOf<K>
}

const withoutEmpty = (fix: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fix).filter(([, v]) => v !== ''))

function mergeClaim(payload: PayloadOf<'claim'>, fix: Record<string, unknown>): PayloadOf<'claim'> {
  const { value, kind, unit, ...qualifier } = fix
  const merged = withoutEmpty({ ...payload.claim.qualifier, ...qualifier })
  const { qualifier: _old, ...claim } = payload.claim
  return {
    ...payload,
    claim: {
      ...claim,
      ...(typeof value === 'number' ? { value } : {}),
      ...(typeof kind === 'string' ? { kind } : {}),
      ...(typeof unit === 'string' && unit !== '' ? { unit } : {}),
      ...(Object.keys(merged).length > 0 ? { qualifier: merged } : {}),
      why: [...claim.why, 'corrected'],
    },
  }
}

function mergeModel(payload: PayloadOf<'model'>, fix: Record<string, unknown>): PayloadOf<'model'> {
  const { owners, place, ...rest } = fix
  return {
    ...(withoutEmpty({ ...payload, ...rest }) as PayloadOf<'model'>),
    ...(typeof owners === 'string'
      ? {
          owners: owners
            .split(';')
            .map((s) => s.trim())
            .filter(Boolean),
        }
      : {}),
    ...(typeof place === 'string' ? { places: place === '' ? [] : [{ commune: place }] } : {}),
  }
}

function mergeProgramme(payload: PayloadOf<'programme'>, fix: Record<string, unknown>): PayloadOf<'programme'> {
  const from = Number(fix.from ?? payload.from)
  const to = Number(fix.to ?? payload.to)
  const [first, last] = from <= to ? [from, to] : [to, from]
  const { from: _f, to: _t, asOf = payload.asOf, ...rest } = fix
  return {
    ...payload,
    ...rest,
    asOf: asOf === '' ? null : (asOf as string | null),
    from: first,
    to: last,
    label: first === last ? String(first) : `${first}-${last}`,
  }
}
