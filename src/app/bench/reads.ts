import { ON_RECORD } from '../../core/figures/measures.ts'
import { fold } from '../../core/text/fold.ts'
import { queryGrams } from '../../core/text/grams.ts'
import { plainList, plainModel, plainNation, plainSearch, plainTenant, plainTenantList } from '../../db/bench/plain.ts'
import type { Samples } from '../../db/bench/samples.ts'
import type { OpenDatabase } from '../../db/open.ts'
import { recordPage } from '../../db/read/figures.ts'
import { recordLines } from '../../db/read/lists.ts'
import { modelPage, searchModels } from '../../db/read/models.ts'
import { nationByProvince, nationByYearAndField, nationTotals } from '../../db/read/nation.ts'
import { tenantByCommuneAndStatus, tenantByYearAndField } from '../../db/read/tenant-statistics.ts'
import type { Case } from './measure.ts'

const PAGE = 100
const HITS = 20

/** The same rows, whatever their order. */
function sameRows(a: unknown, b: unknown): boolean {
  const lines = (rows: unknown) =>
    Array.isArray(rows)
      ? rows.map((r) => JSON.stringify(Object.entries(r as object).sort())).sort()
      : [JSON.stringify(rows)]
  return JSON.stringify(lines(a)) === JSON.stringify(lines(b))
}

const sameIds = (a: unknown, b: unknown): boolean => {
  const ids = (rows: unknown) => (rows as readonly { readonly id: string }[]).map((r) => r.id)
  return JSON.stringify(ids(a)) === JSON.stringify(ids(b))
}

const at = <T>(from: readonly T[], turn: number): T => {
  const found = from[turn % from.length]
  if (found === undefined) throw new Error('the nation is empty')
  return found
}

/** The nation's page: what the whole of it asks at once, and that part by part. */
export function nationCases(database: OpenDatabase): Case[] {
  const { public: db, owner } = database
  const ask = [() => nationByProvince(db, 'now'), () => nationByYearAndField(db), () => nationTotals(db)] as const
  const plain = [
    () => plainNation.byProvince(owner),
    () => plainNation.byYearAndField(owner),
    () => plainNation.totals(owner),
  ] as const
  const same = (a: unknown, b: unknown) => (a as unknown[]).every((part, i) => sameRows(part, (b as unknown[])[i]))
  return [
    {
      name: 'nation',
      goal: 10,
      ours: () => Promise.all(ask.map((q) => q())),
      plain: () => Promise.all(plain.map((q) => q())),
      same,
    },
    { name: 'nation: by province', goal: 10, ours: ask[0], plain: plain[0], same: sameRows },
    { name: 'nation: by year and field', goal: 10, ours: ask[1], plain: plain[1], same: sameRows },
    { name: 'nation: totals', goal: 10, ours: ask[2], plain: plain[2], same: sameRows },
  ]
}

/** One province's page, of each tenant in turn. */
export function tenantCases(database: OpenDatabase, samples: Samples): Case[] {
  const { public: db, owner } = database
  const tenant = (turn: number) => at(samples.tenants, turn)
  const communes = (name: string, year: number | undefined): Case => ({
    name,
    goal: 20,
    ours: (turn) => tenantByCommuneAndStatus(db, tenant(turn), 'now', year),
    plain: (turn) => plainTenant.byCommuneAndStatus(owner, tenant(turn), year),
    same: sameRows,
  })
  return [
    communes('province: by commune and status, one year', 2024),
    communes('province: by commune and status, ten years', undefined),
    {
      name: 'province: by year and field',
      goal: 20,
      ours: (turn) => tenantByYearAndField(db, tenant(turn)),
      plain: (turn) => plainTenant.byYearAndField(owner, tenant(turn)),
      same: sameRows,
    },
  ]
}

interface Narrowed {
  readonly year?: number
  readonly fieldCode?: string
  readonly kind?: string
  readonly statuses: readonly string[]
}

const FILTERS: readonly Narrowed[] = [
  { statuses: ON_RECORD },
  { statuses: ON_RECORD, year: 2023 },
  { statuses: ['recognised'], fieldCode: 'culture-society' },
  { statuses: ON_RECORD, kind: 'individual', fieldCode: 'political-system' },
  { statuses: ['revoked'], year: 2024 },
]

/** Lists of records of the largest programmes, with the filters that the page has. */
export function listCases(database: OpenDatabase, samples: Samples): Case[] {
  const { public: db, owner } = database
  const list = (name: string, deep: boolean): Case => {
    const asked = (turn: number) => {
      const programme = at(samples.programmes, turn)
      return { programme, filter: at(FILTERS, turn), after: deep ? programme.deep : undefined }
    }
    return {
      name,
      goal: 20,
      ours: async (turn) => {
        const { programme, filter, after } = asked(turn)
        const { statuses, ...rest } = filter
        const counted = { of: 'participation' as const, statuses }
        const page = await recordPage(
          db,
          programme.tenant_id,
          { programmeId: programme.id, counted, ...rest },
          after,
          PAGE,
        )
        return page.rows
      },
      plain: (turn) => {
        const { programme, filter, after } = asked(turn)
        const { statuses, year, fieldCode, kind } = filter
        const narrowed = {
          statuses,
          year: year ?? null,
          fieldCode: fieldCode ?? null,
          kind: kind ?? null,
          after: after ?? null,
        }
        return plainList(owner, programme.tenant_id, programme.id, narrowed, PAGE)
      },
      same: sameIds,
    }
  }
  const open: Case = {
    name: 'list: open data, a year of one tenant',
    goal: 20,
    ours: (turn) => recordLines(db, { tenantId: at(samples.tenants, turn), year: 2023 }, undefined, PAGE),
    plain: (turn) => plainTenantList(owner, at(samples.tenants, turn), 2023, PAGE),
    same: sameIds,
  }
  return [list('list: first page', false), list('list: deep page', true), open]
}

/** The page of one record. */
export function recordCases(database: OpenDatabase, samples: Samples): Case[] {
  const { public: db, owner } = database
  return [
    {
      name: 'one record',
      goal: 5,
      ours: (turn) => modelPage(db, at(samples.models, turn).tenant_id, at(samples.models, turn).id),
      plain: (turn) => plainModel(owner, at(samples.models, turn).tenant_id, at(samples.models, turn).id),
    },
  ]
}

/** Searches with and without marks: words that are everywhere, words of one place, three syllables in a row. */
export function searchCases(database: OpenDatabase, samples: Samples, printed: readonly string[]): Case[] {
  const { public: db, owner } = database
  const search = (name: string, queries: readonly string[]): Case => ({
    name,
    goal: 50,
    ours: (turn) => {
      const typed = at(queries, turn)
      return searchModels(
        db,
        { grams: queryGrams(typed), folded: fold(typed), typed: typed.normalize('NFC').toLowerCase() },
        HITS,
      )
    },
    plain: (turn) => plainSearch(owner, fold(at(queries, turn)), at(queries, turn).toLowerCase(), HITS),
  })
  const words = (text: string) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const threes = printed.flatMap((name) => (words(name).length >= 3 ? [words(name).slice(-3).join(' ')] : []))
  const places = samples.models.map((m) => words(m.name).slice(-2).join(' '))
  const common = ['nông', 'phụ nữ', 'tự', 'xã', 'an ninh', 'thôn', 'gia đình', 'nhân dân']
  return [
    search('search: common words', common),
    search('search: common words, without marks', common.map(fold)),
    search('search: words of one place', places),
    search('search: three syllables', threes),
    search('search: three syllables, without marks', threes.map(fold)),
  ]
}
