import { type QuotaBoard, type QuotaStanding, quotaBoard } from '../../app/desk/quota.ts'
import { vietnamDay } from '../../core/clock.ts'
import { t } from '../../i18n/catalogue.ts'
import { valueLabel } from '../../i18n/labels.ts'
import { renderPage } from '../components/render.ts'
import type { Ask, Handler } from '../context.ts'
import { defined } from '../defined.ts'
import { type Meeting, type QuotaItem, QuotaPage, type QuotaView } from '../views/quota.tsx'
import { signedIn } from './signed-in.ts'

const MEETINGS: readonly Meeting[] = ['met', 'over', 'not-met', 'not-reported']
/** Units on one page of a quota's list. */
const ROWS = 50

/** Who has met the quotas of a round: all of them in short, and the list of one. */
export const roundQuotas: Handler = async (ask) => {
  const found = await quotaBoard(ask.app, signedIn(ask), ask.param('id'), vietnamDay(ask.app.clock()))
  const href = `/ban-lam-viec/dot/${found.round.id}/chi-tieu`
  const only = MEETINGS.find((meeting) => meeting === ask.query('ket-qua'))
  const quotas = found.standings.map((standing, i) => viewOf(ask, found, standing, String(i + 1)))
  const shown = quotas.find((quota) => quota.id === ask.query('so'))?.id ?? '1'
  const list = rowsOf(found.standings[Number(shown) - 1], only)
  const page = Math.max(0, (Number(ask.query('trang')) || 1) - 1)
  const rest = only === undefined ? '' : `&ket-qua=${only}`
  const at = (n: number) => `${href}?so=${shown}${rest}&trang=${n}#chi-tieu-${shown}`
  return ask.http.html(
    renderPage(
      QuotaPage({
        page: ask.page,
        href,
        title: found.round.label,
        where: t(ask.lang)('board.where', {
          movement: found.round.movement_name,
          unit: ask.app.units.nameInside(found.round.unit_id),
        }),
        day: found.day,
        only,
        shown,
        quotas,
        rows: list.slice(page * ROWS, (page + 1) * ROWS),
        paging: defined({
          previous: page > 0 ? at(page) : undefined,
          next: (page + 1) * ROWS < list.length ? at(page + 2) : undefined,
        }),
      }),
    ),
  )
}

function viewOf(ask: Ask, found: QuotaBoard, standing: QuotaStanding, id: string): QuotaView {
  const { rows, totals, unplaced, quota } = standing
  return {
    id,
    title: titleOf(ask, found, standing),
    all: rows.length,
    totals,
    unplaced,
    ...defined({ basis: quota.basis }),
  }
}

function rowsOf(standing: QuotaStanding | undefined, only: Meeting | undefined): readonly QuotaItem[] {
  const rows = standing?.rows.filter((row) => only === undefined || row.meeting === only) ?? []
  return rows.map(({ target, counted, waiting, meeting }) => ({
    name: standing?.names.get(target) ?? target,
    counted,
    waiting,
    meeting,
  }))
}

/** "Mỗi xã, phường: ít nhất 1 mô hình duy trì". */
function titleOf(ask: Ask, { fields }: QuotaBoard, { quota, of }: QuotaStanding): string {
  const { lang } = ask
  const say = t(lang)
  const types =
    of === 'units' ? quota.unit_types : quota.organisation_kinds.map((kind) => valueLabel(lang, 'org-kind', kind))
  const small = (text: string) => `${text.charAt(0).toLocaleLowerCase('vi')}${text.slice(1)}`
  const kinds = quota.registrations.map((kind) => small(valueLabel(lang, 'registration', kind)))
  const field = fields.get(quota.field_code)
  const parts = [
    `${say('quota.at-least', { min: quota.min })}${quota.max === null ? '' : `, ${say('quota.at-most', { max: quota.max })}`}`,
    kinds.length === 0 ? say('quota.of.any') : say('quota.of', { registrations: kinds.join(` ${say('quota.or')} `) }),
  ]
  const words = `${say('quota.units', { types: types.join(', ') })}: ${parts.join(' ')}`
  const fieldName = field === undefined ? undefined : lang === 'vi' ? field.name : field.nameEn
  return fieldName === undefined ? words : `${words}, ${say('quota.of.field', { field: fieldName })}`
}
