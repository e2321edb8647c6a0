import type { Lang } from '../../i18n/catalogue.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatNumber } from '../../i18n/format.ts'
import { localHref, viOn } from './page.ts'
import type { UnitLink } from './unit-succession.tsx'

/** Units under one letter of the alphabet. */
export interface UnitGroup {
  readonly letter: string
  readonly units: readonly UnitLink[]
}

/** Many units, folded away, letter by letter. */
export function UnitList({ lang, groups }: { lang: Lang; groups: readonly UnitGroup[] }) {
  const n = groups.reduce((sum, group) => sum + group.units.length, 0)
  return (
    <details class="unit-list">
      <summary>{t(lang)('unit.children.open', { n: formatNumber(lang, n) })}</summary>
      <dl {...viOn(lang)}>
        {groups.map((group) => (
          <div>
            <dt>{group.letter}</dt>
            <dd>
              <UnitCloud lang={lang} units={group.units} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

/** Units one after another, each a link where it has a page. */
export function UnitCloud({ lang, units }: { lang: Lang; units: readonly UnitLink[] }) {
  return (
    <ul class="link-cloud" {...viOn(lang)}>
      {units.map((unit) => (
        <li>{unit.href === undefined ? unit.name : <a href={localHref(lang, unit.href)}>{unit.name}</a>}</li>
      ))}
    </ul>
  )
}
