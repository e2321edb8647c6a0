import type { Verdict } from '../app/verify.ts'
import { type Lang, maybe, t } from '../i18n/catalogue.ts'

/** What was found in one tenant's book, in sentences; the first line says whether everything fits. */
export function verdictWords(lang: Lang, verdict: Verdict, repaired: boolean): readonly string[] {
  const say = t(lang)
  const { tenantId: tenant, entries, events, firstBad, strayRows, drift } = verdict
  if (firstBad === null && strayRows.length === 0 && drift === 0)
    return [say('verify.whole', { tenant, entries, events })]
  const lines = [say('verify.broken', { tenant, entries, events })]
  if (firstBad === null) lines.push(say('verify.chain'))
  else {
    const { seq, what, reason } = firstBad
    const why = maybe(lang, `verify.reason.${reason}`) ?? say('verify.reason.other', { reason })
    lines.push(say('verify.first', { seq, what, reason: why }))
  }
  for (const { table, id, reason } of strayRows) lines.push(rowWords(lang, reason, { table, id }))
  if (drift > 0 && repaired) lines.push(say('verify.drift.repaired', { n: drift }))
  if (drift > 0 && !repaired) lines.push(say('verify.drift', { n: drift }), say('verify.drift.how'))
  if (firstBad !== null || strayRows.length > 0) lines.push(say('verify.advice'))
  return lines
}

const ROWS = ['changed', 'missing', 'without-event', 'derived'] as const

function rowWords(lang: Lang, reason: string, row: { readonly table: string; readonly id: string }): string {
  const known = ROWS.find((one) => one === reason)
  return known === undefined ? t(lang)('verify.row.other', { ...row, reason }) : t(lang)(`verify.row.${known}`, row)
}
