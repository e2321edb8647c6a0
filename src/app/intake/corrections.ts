import { z } from 'zod'
import { problem } from '../../core/problem.ts'
import type { PayloadOf, ProposalKind } from '../../core/reading/proposals.ts'
import { fail, ok, type Result } from '../../core/result.ts'

/**
 * What a person may correct of each kind of proposal, as the form sends it: text fields, of which only those that are
 * given change anything. An emptied optional field is taken away.
 */
const text = z.string().trim().max(500)
const year = z
  .string()
  .trim()
  .regex(/^(19|20)\d{2}$/)
const amount = z
  .string()
  .trim()
  .regex(/^\d{1,15}(?:[.,]\d{1,6})?$/)
  // "1.000" is one thousand in Vietnamese.
  .transform((s) => Number(/^\d{1,3}(?:\.\d{3})+$/.test(s) ? s.replaceAll('.', '') : s.replace(',', '.')))

const ProgrammeFix = z
  .object({ unitId: z.uuid(), movement: text.min(1), from: year, to: year, asOf: z.iso.date() })
  .partial()
const ClaimFix = z
  .object({
    value: amount,
    kind: z
      .string()
      .trim()
      .regex(/^[a-z0-9_]+$/),
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
  .object({ name: text.min(1), owners: text, place: text, field: text, kind: z.enum(['collective', 'individual']) })
  .partial()
const NameFix = z.object({ name: text.min(1) }).partial()
const EventFix = z
  .object({
    kind: z.enum(['interim-review', 'final-review', 'inspection', 'launch', 'other']),
    date: z.iso.date(),
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

/** The digits that tell a number: "1.014", "2 tỷ" and "2000000000" agree with 1014 and 2000000000. */
const telling = (text: string): string => text.replace(/[.,]/g, '').replace(/^0+|0+$/g, '')

/**
 * Does this value stand in the words? A correction mends a misreading; it never puts another number in the document's
 * mouth. Words without digits ("mười hai") are left to the person.
 */
function standsIn(value: string, quote: string): boolean {
  const printed = quote.match(/\d[\d.,]*/g)
  return printed === null || printed.some((number) => telling(number) === telling(value))
}

/** The payload with a person's corrections; refuses a field that does not fit its kind, naming it. */
export function correct<K extends ProposalKind>(
  kind: K,
  payload: PayloadOf<K>,
  given: Corrected,
): Result<PayloadOf<K>> {
  if (!(kind in FIXES)) return fail(problem('proposal.not-correctable', { kind }))
  const schema = FIXES[kind as keyof typeof FIXES]
  const parsed = schema.strict().safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return fail(problem('input.invalid', { reason: issue?.message ?? '' }, String(issue?.path[0] ?? '')))
  }
  if (kind === 'claim' && given.value !== undefined) {
    const { claim } = payload as PayloadOf<'claim'>
    if (!standsIn(given.value, claim.quote))
      return fail(problem('proposal.not-in-words', { quote: claim.quote }, 'value'))
  }
  return ok(merge(kind, payload, parsed.data as Record<string, unknown>))
}

function merge<K extends ProposalKind>(kind: K, payload: PayloadOf<K>, fix: Record<string, unknown>): PayloadOf<K> {
  if (kind === 'claim') return mergeClaim(payload as PayloadOf<'claim'>, fix) as PayloadOf<K>
  if (kind === 'model') return mergeModel(payload as PayloadOf<'model'>, fix) as PayloadOf<K>
  if (kind === 'programme') return mergeProgramme(payload as PayloadOf<'programme'>, fix) as PayloadOf<K>
  return { ...payload, ...withoutEmpty(fix) }
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
    ...payload,
    ...withoutEmpty(rest),
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
  const { from: _f, to: _t, ...rest } = fix
  return { ...payload, ...rest, from: first, to: last, label: first === last ? String(first) : `${first}-${last}` }
}
