import { SuccessionDrawing } from '../../documents/charts/succession.tsx'
import type { Lang } from '../../i18n/catalogue.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatDate, formatList } from '../../i18n/format.ts'
import { localHref, viOn } from './page.ts'

/** A unit that came before or after, with its page. */
export interface UnitLink {
  readonly name: string
  readonly href?: string
  /** Only a part of it. */
  readonly part?: boolean
  /** What it belongs to: "tỉnh Tây Ninh". */
  readonly within?: string
}

/** One change: from some units to others on a day. */
export interface SuccessionData {
  readonly id: string
  readonly date: string
  readonly from: readonly UnitLink[]
  readonly to: readonly UnitLink[]
  readonly legalBasis?: string
  /** The name of the unit that the page is about. */
  readonly focus?: string
}

/** The change drawn small, with the same in words and links under it. */
export function UnitSuccession({ lang, succession }: { lang: Lang; succession: SuccessionData }) {
  const say = t(lang)
  const names = (units: readonly UnitLink[]) =>
    formatList(
      lang,
      units.map((unit) => (unit.part === true ? say('unit.part-of', { name: unit.name }) : unit.name)),
    )
  const description = say('unit.succession.alt', {
    from: names(succession.from),
    to: names(succession.to),
    date: formatDate(lang, succession.date),
  })
  return (
    <figure class="succession-figure">
      <SuccessionDrawing
        id={`ke-tuc-${succession.id}`}
        title={say('unit.succession')}
        description={description}
        from={succession.from}
        to={succession.to}
        {...(succession.focus === undefined ? {} : { focus: succession.focus })}
      />
      <figcaption>
        <Links lang={lang} units={succession.from} /> <span aria-hidden="true">→</span>{' '}
        <Links lang={lang} units={succession.to} />
        {', '}
        {say('unit.on', { date: formatDate(lang, succession.date) })}
        {succession.legalBasis === undefined ? '' : ` (${succession.legalBasis})`}
      </figcaption>
    </figure>
  )
}

/** Names are Vietnamese on every page, and so are the words for a part of one. */
function shown(unit: UnitLink): string {
  return unit.part === true ? t('vi')('unit.part-of', { name: unit.name }) : unit.name
}

function Links({ lang, units }: { lang: Lang; units: readonly UnitLink[] }) {
  return (
    <span {...viOn(lang)}>
      {units.map((unit, i) => (
        <>
          {i === 0 ? '' : ', '}
          {unit.href === undefined ? shown(unit) : <a href={localHref(lang, unit.href)}>{shown(unit)}</a>}
          {unit.within === undefined ? '' : ` (${unit.within})`}
        </>
      ))}
    </span>
  )
}
