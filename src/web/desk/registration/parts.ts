import type { RegistrationView } from '../../../app/registration/read.ts'
import type { FormField } from '../../../core/registration/form.ts'

/** The short pages of the form; the item's own words are their headings. */
export const PART_IDS = ['ten', 'don-vi', 'ly-do', 'cach-lam', 'nguon-luc', 'ket-qua', 'ngoai-dot', 'tham-gia'] as const
export type PartId = (typeof PART_IDS)[number]

/** What somebody types on those pages; named as the command knows it. */
export type FieldName =
  | Exclude<FormField, 'field' | 'carried'>
  | 'fieldId'
  | 'placeUnitId'
  | 'partners'
  | 'campaign'
  | 'lateReason'
  | 'emergency'

type Shape = Pick<RegistrationView, 'row' | 'window'>

const FIELDS: Readonly<Record<PartId, (shape: Shape) => readonly FieldName[]>> = {
  ten: ({ row }) => [
    'name',
    'fieldId',
    ...(row.linked_id === null && row.kind === 'collective' ? (['registration'] as const) : []),
    ...(row.registration === 'replicated' ? (['origin'] as const) : []),
    'campaign',
  ],
  'don-vi': ({ row }) =>
    row.kind === 'individual'
      ? ['person', 'consentOn', 'consentHow', 'lead', 'placeUnitId', 'place']
      : ['lead', 'partners', 'placeUnitId', 'place'],
  'ly-do': () => ['situation', 'goal'],
  'cach-lam': () => ['content', 'beneficiaries', 'forces'],
  'nguon-luc': () => ['resources', 'schedule', 'startsOn', 'endsOn'],
  'ket-qua': () => ['outcome', 'upkeep'],
  'ngoai-dot': () => ['lateReason', 'emergency'],
  'tham-gia': () => ['lead', 'forces'],
}

export const fieldsOf = (part: PartId, shape: Shape): readonly FieldName[] => FIELDS[part](shape)

/** The parts of one registration: who joins fills in one; late and urgent are asked for when the window is not open. */
export function partsOf({ row, window }: Shape): readonly PartId[] {
  const outside = window !== 'open' || row.late_reason !== null || row.emergency !== null
  const last: readonly PartId[] = outside ? ['ngoai-dot'] : []
  if (row.joins_id !== null) return ['tham-gia', ...last]
  return ['ten', 'don-vi', 'ly-do', 'cach-lam', 'nguon-luc', 'ket-qua', ...last]
}

export const isPart = (text: string): text is PartId => (PART_IDS as readonly string[]).includes(text)

/** The input that a finding of the form's checks belongs to. */
export const inputOf = (field: string): FieldName =>
  field === 'field' ? 'fieldId' : field === 'carried' ? 'name' : (field as FieldName)

/** The part in which an input is. */
export const partOf = (name: FieldName, shape: Shape): PartId =>
  partsOf(shape).find((part) => fieldsOf(part, shape).includes(name)) ?? partsOf(shape)[0] ?? 'ten'

const AT = '/ban-lam-viec/dang-ky'
/** Where the pages of registering are; without a language. */
export const at = {
  mine: AT,
  begin: `${AT}/moi`,
  paste: `${AT}/dan-bang`,
  similar: `${AT}/tuong-tu`,
  sign: `${AT}/ky-gui`,
  check: (id: string) => `${AT}/${id}`,
  send: (id: string) => `${AT}/${id}/gui`,
  withdraw: (id: string) => `${AT}/${id}/rut`,
  part: (id: string, part: PartId) => `${AT}/${id}/phan/${part}`,
  queue: '/ban-lam-viec/tiep-nhan',
  receive: (id: string) => `/ban-lam-viec/tiep-nhan/${id}`,
  file: (id: string) => `/ban-lam-viec/ho-so/${id}`,
} as const
