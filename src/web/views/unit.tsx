import type { Lang } from '../../i18n/catalogue.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatDate } from '../../i18n/format.ts'
import type { ProgrammeItem } from '../components/items.tsx'
import { ProgrammeTable } from '../components/items.tsx'
import { Layout } from '../components/layout.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref, viOn } from '../components/page.ts'
import type { Crumb } from '../components/small.tsx'
import { Breadcrumbs, EmptyState, Facts, PageHead, Section, ShareLink } from '../components/small.tsx'
import type { UnitGroup } from '../components/unit-list.tsx'
import { UnitCloud, UnitList } from '../components/unit-list.tsx'
import type { SuccessionData, UnitLink } from '../components/unit-succession.tsx'
import { UnitSuccession } from '../components/unit-succession.tsx'

export interface UnitProps {
  readonly page: PageContext
  readonly crumbs: readonly Crumb[]
  readonly href: string
  /** With its type: "Huyện Cần Giuộc". */
  readonly name: string
  readonly code: string
  readonly from?: string
  readonly to?: string
  readonly parent?: UnitLink
  readonly legalBasis?: string
  /** Changes that made it or ended it, oldest first. */
  readonly successions: readonly SuccessionData[]
  readonly programmes: readonly ProgrammeItem[]
  /** Programmes of larger units that this one came out of: their figures cannot be divided and are not this unit's. */
  readonly former: readonly ProgrammeItem[]
  readonly neighbours: readonly UnitLink[]
  /** How many there are, when not all are here. */
  readonly neighboursAll?: number
  /** The units right below it, letter by letter. */
  readonly below: readonly UnitGroup[]
}

/** One administrative unit: when it existed, what it came from and became, its programmes. */
export function UnitPage(props: UnitProps) {
  const { page } = props
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={props.name} wide>
      <Breadcrumbs lang={lang} crumbs={props.crumbs} />
      <PageHead eyebrow={say('unit.eyebrow')} title={props.name} titleLang={viOn(lang)}>
        {props.to === undefined ? null : (
          <p class="page-lead">{say('unit.ended', { date: formatDate(lang, props.to) })}</p>
        )}
      </PageHead>
      <div class="columns-two">
        <Facts
          facts={[
            { term: say('unit.valid'), value: validity(lang, props.from, props.to) },
            { term: say('unit.code'), value: props.code },
            {
              term: say('unit.parent'),
              value: props.parent === undefined ? null : <Unit lang={lang} unit={props.parent} />,
            },
            { term: say('unit.legal'), value: props.legalBasis },
          ]}
        />
        <Section id="truoc-sau" title={say('unit.succession')}>
          {props.successions.length === 0 ? <p>{say('unit.succession.none')}</p> : null}
          {props.successions.map((succession) => (
            <UnitSuccession lang={lang} succession={succession} />
          ))}
        </Section>
      </div>
      <Section id="chuong-trinh" title={say('unit.programmes')}>
        {props.programmes.length === 0 ? (
          <EmptyState text={say('unit.programmes.empty')} />
        ) : (
          <ProgrammeTable lang={lang} caption={say('unit.programmes')} rows={props.programmes} />
        )}
      </Section>
      {props.former.length === 0 ? null : (
        <Section id="don-vi-cu" title={say('unit.former')} lead={say('unit.former.lead')}>
          <ProgrammeTable lang={lang} caption={say('unit.former')} rows={props.former} />
        </Section>
      )}
      {props.below.length === 0 ? null : (
        <Section id="truc-thuoc" title={say('unit.children')}>
          <UnitList lang={lang} groups={props.below} />
        </Section>
      )}
      <Neighbours {...props} />
      <ShareLink lang={lang} href={props.href} />
    </Layout>
  )
}

function Neighbours({ page, neighbours, neighboursAll, parent }: UnitProps) {
  const { lang } = page
  const say = t(lang)
  const all = neighboursAll ?? neighbours.length
  if (neighbours.length === 0) return null
  return (
    <Section id="cung-cap" title={say('unit.neighbours')}>
      {all <= neighbours.length || parent === undefined ? null : (
        <p>
          {say('unit.neighbours.some', { n: neighbours.length, all })}{' '}
          <Unit
            lang={lang}
            unit={{ ...parent, ...(parent.href === undefined ? {} : { href: `${parent.href}#truc-thuoc` }) }}
          />
          .
        </p>
      )}
      <UnitCloud lang={lang} units={neighbours} />
    </Section>
  )
}

function Unit({ lang, unit }: { lang: Lang; unit: UnitLink }) {
  return unit.href === undefined ? (
    <span {...viOn(lang)}>{unit.name}</span>
  ) : (
    <a href={localHref(lang, unit.href)} {...viOn(lang)}>
      {unit.name}
    </a>
  )
}

function validity(lang: Lang, from: string | undefined, to: string | undefined): string {
  const say = t(lang)
  if (from !== undefined && to !== undefined) {
    return say('date.from-to', { from: formatDate(lang, from), to: formatDate(lang, to) })
  }
  if (from !== undefined) return `${say('date.from', { from: formatDate(lang, from) })} ${say('unit.now')}`
  return to === undefined ? say('words.unknown') : say('date.to', { to: formatDate(lang, to) })
}
