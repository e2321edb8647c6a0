import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { App } from '../app/context.ts'
import { LIST_NAMES, LISTS, type ListName } from '../app/lists/catalogue.ts'
import type { ListQuery, Prepared } from '../app/lists/filter.ts'
import { type Listing, prepareFor, walk } from '../app/lists/listing.ts'
import { unallocatedProgrammes } from '../app/lists/unallocated.ts'
import { vietnamDay } from '../core/clock.ts'
import { ProblemError, problem } from '../core/problem.ts'
import { writeCsv } from '../documents/csv.ts'
import { writeJsonList } from '../documents/json-list.ts'
import { writeXlsx } from '../documents/xlsx.ts'
import { formatNumber } from '../i18n/format.ts'
import { listWords, sheetOf } from '../i18n/list-words.ts'
import { asUnwritable, mustBeWritable } from './files.ts'
import { explaining, LIST_OPTIONS, listQuery } from './list-options.ts'
import { type Call, optionText, type Verb } from './verb.ts'
import { withApp } from './with-app.ts'

const FORMATS = ['csv', 'xlsx', 'json'] as const
type Format = (typeof FORMATS)[number]

/** The list of participations is called so in tables, and `records` in addresses. */
const WHAT: ReadonlyMap<string, ListName> = new Map([
  ...LIST_NAMES.map((name) => [name, name] as const),
  ['participations', 'records'],
])

/** Writes one public list to a file, while it is read. */
export const exportVerb: Verb = {
  name: 'export',
  usage: 'export --what LIST [--format csv|xlsx|json] [--movement M] [--unit U] [--output FILE]',
  summary: {
    vi: 'Xuất một danh sách công khai ra tệp: mô hình, lượt, số liệu, văn bản, chương trình, đơn vị, khen thưởng',
    en: 'Write a public list to a file: models, participations, figures, documents, programmes, units, awards',
  },
  options: {
    ...LIST_OPTIONS,
    what: { type: 'string' },
    format: { type: 'string' },
    output: { type: 'string', short: 'o' },
  },
  run: (call) =>
    explaining(call, async () => {
      const name = WHAT.get(optionText(call, 'what') ?? '')
      if (name === undefined)
        throw new ProblemError(
          problem('usage', { reason: `--what ${[...WHAT.keys()].join('|')}`, usage: exportVerb.usage }),
        )
      const output = optionText(call, 'output')
      const format = formatOf(call, output)
      if (output === undefined && format === 'xlsx' && process.stdout.isTTY === true) {
        throw new ProblemError(problem('usage', { reason: '--output FILE', usage: exportVerb.usage }))
      }
      if (output !== undefined) mustBeWritable(output)
      const query = listQuery(call)
      return withApp(call, 'export', async ({ app }) => {
        // Each list has rows of its own type; the writer takes any of them.
        const listing = LISTS[name] as unknown as Listing<unknown>
        const prepared = await prepareFor(listing, app, query)
        const rows = await write(call, app, { listing, prepared, format, output })
        await tellDone(call, app, prepared, { what: name, rows, output })
        return 0
      })
    }),
}

function formatOf(call: Call, output: string | undefined): Format {
  const given = optionText(call, 'format') ?? /\.(csv|xlsx|json)$/i.exec(output ?? '')?.[1]?.toLowerCase() ?? 'csv'
  const format = FORMATS.find((f) => f === given)
  if (format === undefined)
    throw new ProblemError(problem('usage', { reason: `--format ${FORMATS.join('|')}`, usage: exportVerb.usage }))
  return format
}

/** What is written, of which list, where to. */
interface Job {
  readonly listing: Listing<unknown>
  readonly prepared: Prepared
  readonly format: Format
  readonly output: string | undefined
}

async function write(call: Call, app: App, { listing, prepared, format, output }: Job): Promise<number> {
  const { lang, progress } = call.terminal
  let rows = 0
  async function* counted() {
    for await (const row of walk(listing, app, prepared, listWords(lang))) {
      rows++
      if (rows % 1000 === 0) progress(`${listing.id} ${formatNumber(lang, rows)}`)
      yield row
    }
  }
  const origin = call.config.origin ?? ''
  const sheet = sheetOf(lang, listing.columns, counted(), {
    title: listing.title[lang],
    what: listing.what[lang],
    counts: listing.counts,
    boundaries: prepared.boundaries,
    filters: filtersOf(prepared.query),
    asOf: vietnamDay(app.clock()),
    link: `${origin}/api/v1/${listing.id}${queryOf(prepared.query)}`,
    origin,
  })
  const bytes = format === 'json' ? writeJsonList(counted()) : format === 'csv' ? writeCsv(sheet) : writeXlsx(sheet)
  if (output === undefined) {
    await pipeline(bytes, process.stdout, { end: false })
    return rows
  }
  // Written beside and then renamed: who looks meanwhile sees the old file or the new one, never half of one.
  const part = `${output}.part`
  try {
    await pipeline(bytes, createWriteStream(part))
    await rename(part, output)
  } catch (error) {
    await rm(part, { force: true }).catch(() => {})
    throw asUnwritable(error, output)
  }
  return rows
}

const filtersOf = (query: ListQuery): [string, string][] =>
  Object.entries(query).map(([name, value]) => [name, String(value)])

function queryOf(query: ListQuery): string {
  const text = new URLSearchParams(filtersOf(query)).toString()
  return text === '' ? '' : `?${text}`
}

/** How many rows were written, and what today's boundaries leave out: what is in several units of today is in none. */
async function tellDone(
  call: Call,
  app: App,
  prepared: Prepared,
  done: { what: ListName; rows: number; output: string | undefined },
): Promise<void> {
  const { lang, progress, out } = call.terminal
  const apart = done.what === 'figures' ? [] : await unallocatedProgrammes(app, prepared, listWords(lang))
  const { what, rows, output } = done
  if (output !== undefined && call.json) call.terminal.json({ what, rows, output, unallocated: apart })
  else if (output !== undefined)
    out(
      lang === 'vi'
        ? `Đã xuất ${formatNumber(lang, rows)} dòng vào ${output}`
        : `${formatNumber(lang, rows)} rows written to ${output}`,
    )
  if (apart.length === 0) return
  const names = apart.map((a) => a.programme.href).join(', ')
  progress(
    lang === 'vi'
      ? `Không gồm các chương trình của đơn vị cũ nay nằm trên nhiều đơn vị (chưa phân bổ được): ${names}`
      : `Programmes of former units that lie across several units of today are not included (not allocated): ${names}`,
  )
}
