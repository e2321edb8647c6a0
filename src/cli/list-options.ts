import type { ListQuery } from '../app/lists/filter.ts'
import { MEASURE_IDS } from '../core/figures/measures.ts'
import { ProblemError, problem } from '../core/problem.ts'
import { explained } from '../i18n/explain-problem.ts'
import { type Call, type Options, optionText } from './verb.ts'

/** The filters that figures and exports share; the same names as in the API. */
export const LIST_OPTIONS = {
  movement: { type: 'string' },
  unit: { type: 'string' },
  date: { type: 'string' },
  period: { type: 'string' },
  boundaries: { type: 'string' },
  tenant: { type: 'string' },
  programme: { type: 'string' },
  measure: { type: 'string' },
  basis: { type: 'string' },
  field: { type: 'string' },
  year: { type: 'string' },
  kind: { type: 'string' },
  level: { type: 'string' },
  status: { type: 'string' },
  tag: { type: 'string' },
} as const satisfies Options

const refuse = (filter: string, value: string, choices: readonly string[]) =>
  new ProblemError(problem('input.invalid', { filter, value, choices }, filter))

/** Reads the filters of a call; a value that is none of the choices is refused. */
export function listQuery(call: Call): ListQuery {
  const text = (name: string) => optionText(call, name)?.trim() || undefined
  const boundaries = choice('boundaries', text('boundaries'), ['then', 'now'] as const)
  const basis = choice('basis', text('basis'), ['declared', 'recorded'] as const)
  const measure = choice('measure', text('measure'), MEASURE_IDS)
  const year = text('year')
  if (year !== undefined && !/^\d{4}$/.test(year)) throw refuse('year', year, [])
  const date = isoDay(text('date'))
  const texts = TEXTS.flatMap((name) => {
    const value = text(name)
    return value === undefined ? [] : [[name, value]]
  })
  return {
    ...(Object.fromEntries(texts) as Pick<ListQuery, (typeof TEXTS)[number]>),
    ...(date === undefined ? {} : { date }),
    ...(boundaries === undefined ? {} : { boundaries }),
    ...(basis === undefined ? {} : { basis }),
    ...(measure === undefined ? {} : { measure }),
    ...(year === undefined ? {} : { year: Number(year) }),
  }
}

const TEXTS = ['movement', 'unit', 'period', 'tenant', 'programme', 'field', 'kind', 'level', 'status', 'tag'] as const

function choice<T extends string>(filter: string, value: string | undefined, choices: readonly T[]): T | undefined {
  const found = choices.find((c) => c === value)
  if (value !== undefined && found === undefined) throw refuse(filter, value, choices)
  return found
}

/** A day as people or programs write it: 26/09/2023 or 2023-09-26; anything else is left for the check that names it. */
export function isoDay(text: string | undefined): string | undefined {
  const day = text === undefined ? null : /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  return day === null ? text : `${day[3]}-${day[2]?.padStart(2, '0')}-${day[1]?.padStart(2, '0')}`
}

/** Runs a verb so that a refused filter or an ambiguous unit is told with its choices and days. */
export async function explaining<T>(call: Call, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ProblemError)
      throw new ProblemError(explained(call.terminal.lang, error.problem), { cause: error })
    throw error
  }
}
