import type { Column } from '../../core/sheet.ts'
import type { Place } from './place.ts'

/** The columns that say where a row belongs, then and on today's map; the same in every list. */
export function placeColumns<Row>(of: (row: Row) => Place): Column<Row>[] {
  return [
    { key: 'unit', head: { vi: 'Đơn vị (lúc đó)', en: 'Unit (then)' }, type: 'text', width: 26, of: (r) => of(r).name },
    {
      key: 'province',
      head: { vi: 'Tỉnh, thành phố (lúc đó)', en: 'Province (then)' },
      type: 'text',
      width: 22,
      of: (r) => of(r).province,
    },
    { key: 'unit_code', head: { vi: 'Mã đơn vị', en: 'Unit code' }, type: 'text', width: 10, of: (r) => of(r).code },
    { key: 'unit_from', head: { vi: 'Đơn vị có từ', en: 'Unit since' }, type: 'day', of: (r) => of(r).validFrom },
    {
      key: 'province_now',
      head: { vi: 'Tỉnh, thành phố hiện nay', en: 'Province today' },
      type: 'text',
      width: 22,
      of: (r) => of(r).now.province,
    },
    {
      key: 'commune_now',
      head: { vi: 'Xã, phường hiện nay (khi chắc chắn)', en: 'Commune today (when exact)' },
      type: 'text',
      width: 22,
      of: (r) => of(r).now.commune,
    },
  ]
}
