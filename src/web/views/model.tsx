import type { Lang } from '../../i18n/catalogue.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatPeriod } from '../../i18n/format.ts'
import { valueLabel } from '../../i18n/labels.ts'
import type { Column } from '../components/data-table.tsx'
import { DataTable } from '../components/data-table.tsx'
import { type FamilyProps, FamilyTree } from '../components/family-tree.tsx'
import type { ModelItem } from '../components/items.tsx'
import { ModelList } from '../components/items.tsx'
import { Layout } from '../components/layout.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref, viOn } from '../components/page.ts'
import type { Crumb } from '../components/small.tsx'
import { Breadcrumbs, Chip, EmptyState, Facts, PageHead, Section, ShareLink } from '../components/small.tsx'
import type { UnitLink } from '../components/unit-succession.tsx'
import type { QuotePassage } from './passage.tsx'
import { Passage } from './passage.tsx'

/** The model in one round. */
export interface ModelYear {
  readonly year: string
  readonly status: string
  readonly registration?: string
  readonly level?: string
}

export interface ModelProps {
  readonly page: PageContext
  readonly crumbs: readonly Crumb[]
  readonly href: string
  readonly name: string
  readonly kind: 'collective' | 'individual'
  /** Who carries it out, and as what (lead, partner, adviser). */
  readonly owners: readonly { readonly name: string; readonly role?: string }[]
  readonly field?: string
  readonly tags: readonly string[]
  readonly places: readonly { readonly was: UnitLink; readonly now?: UnitLink }[]
  readonly programme: { readonly name: string; readonly href: string }
  readonly status?: string
  readonly registration?: string
  readonly years: readonly ModelYear[]
  readonly results: readonly { readonly label: string; readonly value: string; readonly href?: string }[]
  readonly evidence: readonly QuotePassage[]
  readonly origins: readonly UnitLink[]
  readonly adopters: readonly UnitLink[]
  readonly similar: readonly ModelItem[]
  /** The tree it stands in. */
  readonly family?: Omit<FamilyProps, 'lang'>
}

/** One model: what, who, where, since when, on whose word; results; where it came from and who took it on. */
export function ModelPage(props: ModelProps) {
  const { page } = props
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={props.name} wide>
      <Breadcrumbs lang={lang} crumbs={props.crumbs} />
      <PageHead
        eyebrow={say(props.kind === 'collective' ? 'model.eyebrow' : 'model.eyebrow.individual')}
        title={props.name}
        titleLang={viOn(lang)}
      >
        <p class="chips">
          <Chip tone="good">{valueLabel(lang, 'status', props.status ?? 'mentioned')}</Chip>
          {props.registration === undefined || props.registration === '' ? null : (
            <Chip>{valueLabel(lang, 'registration', props.registration)}</Chip>
          )}
        </p>
      </PageHead>
      <div class="columns-two">
        <div>
          <Section id="thong-tin" title={say('model.facts')}>
            <ModelFacts {...props} />
          </Section>
          <Section id="tung-nam" title={say('model.by-year')}>
            {props.years.length === 0 ? (
              <EmptyState text={say('model.by-year.empty')} />
            ) : (
              <YearTable lang={lang} years={props.years} />
            )}
          </Section>
          <Section id="ket-qua" title={say('model.results')}>
            {props.results.length === 0 ? (
              <EmptyState text={say('model.results.empty')} />
            ) : (
              <Facts
                facts={props.results.map((result) => ({
                  term: result.label,
                  value:
                    result.href === undefined ? (
                      result.value
                    ) : (
                      <a href={localHref(lang, result.href)}>{result.value}</a>
                    ),
                }))}
              />
            )}
          </Section>
          {props.family === undefined ? null : (
            <Section id="lan-toa" title={say('tree.title')}>
              <FamilyTree lang={lang} {...props.family} />
            </Section>
          )}
        </div>
        <div>
          <Section id="can-cu" title={say('model.evidence')} lead={say('model.evidence.lead')}>
            {props.evidence.map((passage) => (
              <Passage lang={lang} passage={passage} />
            ))}
          </Section>
          {props.similar.length === 0 ? null : (
            <Section id="gan-giong" title={say('model.similar')} lead={say('model.similar.lead')}>
              <ModelList lang={lang} items={props.similar} />
            </Section>
          )}
          <ShareLink lang={lang} href={props.href} />
        </div>
      </div>
    </Layout>
  )
}

function ModelFacts(props: ModelProps) {
  const { lang } = props.page
  const say = t(lang)
  const owner = (o: { name: string; role?: string }) =>
    o.role === undefined ? o.name : `${o.name} (${valueLabel(lang, 'owner-role', o.role).toLowerCase()})`
  return (
    <Facts
      facts={[
        {
          term: say('model.owner'),
          value:
            props.owners.length === 0 ? (
              <span class="empty-cell">{say('model.owner.unknown')}</span>
            ) : (
              <span {...viOn(lang)}>{props.owners.map(owner).join('; ')}</span>
            ),
        },
        {
          term: say('model.field'),
          value: <span {...viOn(lang)}>{[props.field ?? say('model.field.unknown'), ...props.tags].join(' · ')}</span>,
        },
        {
          term: say('model.place'),
          value: props.places.length === 0 ? null : <Places lang={lang} places={props.places} />,
        },
        {
          term: say('model.programme'),
          value: (
            <a href={localHref(lang, props.programme.href)} {...viOn(lang)}>
              {props.programme.name}
            </a>
          ),
        },
        { term: say('model.origin.from'), value: units(lang, props.origins) },
        { term: say('model.origin.to'), value: units(lang, props.adopters) },
      ]}
    />
  )
}

function units(lang: Lang, links: readonly UnitLink[]) {
  if (links.length === 0) return null
  return (
    <ul class="plain-list" {...viOn(lang)}>
      {links.map((unit) => (
        <li>{unit.href === undefined ? unit.name : <a href={localHref(lang, unit.href)}>{unit.name}</a>}</li>
      ))}
    </ul>
  )
}

function Places({ lang, places }: { lang: Lang; places: ModelProps['places'] }) {
  return (
    <ul class="plain-list">
      {places.map((place) => (
        <li>
          {units(lang, [place.was])}
          {place.now === undefined ? null : (
            <span class="under">
              {t(lang)('model.place-now')}: <a href={localHref(lang, place.now.href ?? '#')}>{place.now.name}</a>
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

function YearTable({ lang, years }: { lang: Lang; years: readonly ModelYear[] }) {
  const say = t(lang)
  const columns: readonly Column<ModelYear>[] = [
    { head: say('model.years'), names: true, cell: (row) => formatPeriod(lang, row.year) },
    { head: say('model.status'), cell: (row) => valueLabel(lang, 'status', row.status) },
    {
      head: say('model.registration'),
      cell: (row) =>
        row.registration === undefined || row.registration === ''
          ? null
          : valueLabel(lang, 'registration', row.registration),
    },
  ]
  return <DataTable lang={lang} caption={say('model.by-year')} captionHidden dense columns={columns} rows={years} />
}
