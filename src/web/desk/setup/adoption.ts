import { vietnamDay } from '../../../core/clock.ts'
import { t } from '../../../i18n/catalogue.ts'
import type { Ask } from '../../context.ts'
import type { FormField } from '../../views/setup/form-fields.tsx'
import { whose } from './fields.ts'
import type { FormReader } from './form-reader.ts'
import { dayText } from './words.ts'

/** Who adopts, on what day, by what decision: the same for rule packs and for criteria sets. */
export function adoptionFields(ask: Ask): readonly FormField[] {
  const say = t(ask.lang)
  return [
    { name: 'adoptedBy', label: say('setup.adopt.by'), hint: say('setup.adopt.by.hint'), kind: 'line', value: '' },
    { name: 'adoptedOn', label: say('setup.adopt.on'), kind: 'day', value: '' },
    { name: 'basis', label: say('setup.adopt.basis'), hint: say('setup.adopt.basis.hint'), kind: 'line', value: '' },
  ]
}

export const readAdoption = (form: FormReader) => ({
  adoptedBy: form.needed('adoptedBy'),
  adoptedOn: form.neededDay('adoptedOn'),
  basis: form.needed('basis'),
})

/** How a new version is called, from when it holds, and whose it is. */
export function renewFields(ask: Ask, name: string, unitId: string | null): readonly FormField[] {
  const say = t(ask.lang)
  return [
    { name: 'name', label: say('setup.renew.name'), kind: 'line', value: nextName(name) },
    { name: 'validFrom', label: say('setup.from'), kind: 'day', value: dayText(ask.lang, vietnamDay(ask.app.clock())) },
    whose(ask, unitId),
    { name: 'forDrafts', label: say('setup.renew.drafts'), kind: 'tick', value: '1' },
  ]
}

export const readRenew = (form: FormReader) => ({
  name: form.needed('name'),
  validFrom: form.neededDay('validFrom'),
  unitId: form.unit('unitId'),
  forDrafts: form.ticked('forDrafts'),
})

/** "Quy tắc (bản 2)" after "Quy tắc", "(bản 3)" after that. */
export function nextName(name: string): string {
  const known = /^(.*) \(bản (\d+)\)$/.exec(name)
  return known === null ? `${name} (bản 2)` : `${known[1]} (bản ${Number(known[2]) + 1})`
}
