import type { SetFacts } from '../../../app/setup/rules-facts.ts'
import { pointsOf, setTotal } from '../../../core/rules/points.ts'
import { t } from '../../../i18n/catalogue.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import type { Column } from '../../components/data-table.tsx'
import { DataTable } from '../../components/data-table.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref, viOn } from '../../components/page.ts'
import type { Crumb, Paging } from '../../components/small.tsx'
import { Chip, EmptyState, Facts, Pagination, Section } from '../../components/small.tsx'
import { ActionLink, AdoptedChip, daysWords, Links, ReferenceNote, SetupPage, UnsetNote } from './parts.tsx'
import { rulesColumns, usedWords } from './rule-packs.tsx'

type Rows = Parameters<ReturnType<typeof rulesColumns>[number]['cell']>[0]

interface SetsProps {
  readonly page: PageContext
  readonly crumbs: readonly Crumb[]
  readonly saved: boolean
  readonly sets: readonly (Rows & { readonly kind: string })[]
  readonly newHref: string
  readonly referenceHref: string
  readonly paging: Paging
}

/** The criteria sets of these books. */
export function SetsPage({ page, crumbs, saved, sets, newHref, referenceHref, paging }: SetsProps) {
  const { lang } = page
  const say = t(lang)
  const [name, ...rest] = rulesColumns(lang)
  type Row = SetsProps['sets'][number]
  const kind: Column<Row> = { head: say('setup.set.for'), cell: (row) => valueLabel(lang, 'model-kind', row.kind) }
  const columns: readonly Column<Row>[] = [...(name === undefined ? [] : [name]), kind, ...rest]
  return (
    <SetupPage page={page} crumbs={crumbs} title={say('setup.sets')} lead={say('setup.sets.lead')} saved={saved}>
      <p class="actions">
        <a class="button" href={localHref(lang, newHref)}>
          {say('setup.set.new')}
        </a>{' '}
        <ActionLink lang={lang} href={referenceHref}>
          {say('setup.reference.link')}
        </ActionLink>
      </p>
      {sets.length === 0 ? (
        <EmptyState text={say('setup.sets.empty')} />
      ) : (
        <DataTable lang={lang} caption={say('setup.sets')} captionHidden columns={columns} rows={sets} />
      )}
      <Pagination lang={lang} paging={paging} />
    </SetupPage>
  )
}

interface SetProps {
  readonly page: PageContext
  readonly crumbs: readonly Crumb[]
  readonly saved: boolean
  readonly facts: SetFacts
  readonly href: string
  readonly unit: string
  /** Sets something up somewhere, and so may make a version of its own. */
  readonly mayRenew: boolean
}

/** What of a set nobody set, in words. */
function unsetOf({ page, facts }: SetProps): readonly string[] {
  const say = t(page.lang)
  if (facts.bands.length === 0) return [say('setup.bands.none')]
  const open = facts.bands.filter((band) => band.passes === null)
  return open.length === 0 ? [] : [say('setup.bands.unset', { bands: open.map((b) => b.label).join(', ') })]
}

/** One criteria set: its criteria, what they add up to, its bands, who adopted it. */
export function SetPage(props: SetProps) {
  const { page, facts, href } = props
  const { lang } = page
  const say = t(lang)
  const { set } = facts
  return (
    <SetupPage
      page={page}
      crumbs={props.crumbs}
      title={set.name}
      titleVi
      eyebrow={say('setup.set')}
      saved={props.saved}
    >
      <ReferenceNote lang={lang} row={set} />
      {set.adopted_on === null ? <p class="notice">{say('setup.not-adopted.note')}</p> : null}
      <UnsetNote lang={lang} what={unsetOf(props)} />
      <Facts
        facts={[
          { term: say('setup.adoption'), value: <AdoptedChip lang={lang} adoptedOn={set.adopted_on} /> },
          { term: say('setup.adopt.by'), value: set.adopted_by },
          { term: say('setup.adopt.basis'), value: set.basis },
          { term: say('setup.set.for'), value: valueLabel(lang, 'model-kind', set.kind) },
          {
            term: say('setup.level'),
            value: set.level === '' ? say('setup.set.every-level') : valueLabel(lang, 'level', set.level),
          },
          { term: say('setup.days'), value: daysWords(lang, set.valid_from, set.valid_to) },
          { term: say('setup.used'), value: usedWords(lang, facts.used) },
          { term: say('setup.whose'), value: props.unit === '' ? say('setup.everybody') : props.unit },
          { term: say('setup.made-from'), value: facts.madeFrom },
        ]}
      />
      <SetActions {...props} />
      <Criteria {...props} />
      <Bands {...props} />
      {facts.editable ? (
        <p class="actions">
          <ActionLink lang={lang} href={`${href}/xep-loai`}>
            {say('setup.bands.edit')}
          </ActionLink>
        </p>
      ) : null}
    </SetupPage>
  )
}

function SetActions({ page, facts, href, mayRenew }: SetProps) {
  const { lang } = page
  const say = t(lang)
  const { may, editable, set } = facts
  const links: readonly (readonly [label: string, href: string])[] = [
    ...(editable ? [[say('setup.edit'), `${href}/sua`] as const] : []),
    ...(may && set.adopted_on === null ? [[say('setup.adopt'), `${href}/thong-qua`] as const] : []),
    ...(mayRenew ? [[say('setup.renew'), `${href}/ban-moi`] as const] : []),
    ...(may && !editable ? [[say('setup.end'), `${href}/ket-thuc`] as const] : []),
  ]
  return <Links lang={lang} links={links} />
}

function Criteria({ page, facts, href }: SetProps) {
  const { lang } = page
  const say = t(lang)
  const points = (halves: number) => pointsOf(halves, lang === 'vi' ? ',' : '.')
  type Row = SetFacts['criteria'][number]
  const weighed = facts.criteria.map((c) => ({
    kind: c.kind as 'numeric',
    maxHalves: c.max_halves,
    items: c.items.map((i) => i.halves),
  }))
  const total = setTotal(weighed, facts.set.bonus_max_halves)
  const columns: readonly Column<Row>[] = [
    { head: say('setup.criterion.number'), wideOnly: true, cell: (_, index) => index + 1 },
    {
      head: say('setup.criterion.name'),
      names: true,
      cell: (c) => (
        <div {...viOn(lang)}>
          {facts.editable ? <a href={localHref(lang, `${href}/tieu-chi/${c.id}`)}>{c.name}</a> : c.name}
          {c.hint === null ? null : <p class="item-meta under">{c.hint}</p>}
          {c.items.length === 0 ? null : (
            <ul class="under">
              {c.items.map((item) => (
                <li>
                  {item.text} ({points(item.halves)})
                </li>
              ))}
            </ul>
          )}
        </div>
      ),
    },
    { head: say('setup.criterion.kind'), cell: (c) => valueLabel(lang, 'criterion-kind', c.kind) },
    { head: say('setup.criterion.evidence.head'), cell: (c) => say(c.evidence_needed ? 'setup.yes' : 'setup.no') },
    { head: say('setup.criterion.max'), numeric: true, cell: (c) => points(c.max_halves) },
    ...(facts.editable
      ? [
          {
            head: say('setup.action'),
            cell: (c: Row) => (
              <a href={localHref(lang, `${href}/tieu-chi/${c.id}/bo`)}>{say('setup.criterion.drop')}</a>
            ),
          },
        ]
      : []),
  ]
  return (
    <Section id="tieu-chi" title={say('setup.criteria')}>
      {facts.criteria.length === 0 ? (
        <EmptyState text={say('setup.criteria.empty')} />
      ) : (
        <DataTable lang={lang} caption={say('setup.criteria')} captionHidden columns={columns} rows={facts.criteria} />
      )}
      {facts.criteria.length === 0 ? null : (
        <p>
          {total.bonus === 0
            ? say('setup.set.total', { base: points(total.base) })
            : say('setup.set.total-bonus', { base: points(total.base), bonus: points(total.bonus) })}{' '}
          {total.isHundred ? null : <Chip tone="warn">{say('setup.set.not-hundred')}</Chip>}
        </p>
      )}
      {total.uneven.map((index) => (
        <p>
          <Chip tone="warn">{say('setup.set.uneven', { name: facts.criteria[index]?.name ?? '' })}</Chip>
        </p>
      ))}
      {facts.editable ? (
        <p class="actions">
          <ActionLink lang={lang} href={`${href}/tieu-chi/moi`}>
            {say('setup.criterion.new')}
          </ActionLink>
        </p>
      ) : null}
    </Section>
  )
}

function Bands({ page, facts }: SetProps) {
  const { lang } = page
  const say = t(lang)
  type Row = SetFacts['bands'][number]
  const passes = (band: Row) =>
    valueLabel(lang, 'band-passes', band.passes === null ? 'unset' : band.passes ? 'yes' : 'no')
  const columns: readonly Column<Row>[] = [
    { head: say('setup.band.label'), names: true, cell: (band) => <span {...viOn(lang)}>{band.label}</span> },
    {
      head: say('setup.band.from'),
      numeric: true,
      cell: (band) => pointsOf(band.from_halves, lang === 'vi' ? ',' : '.'),
    },
    {
      head: say('setup.band.passes'),
      cell: (band) => (band.passes === null ? <Chip tone="warn">{passes(band)}</Chip> : passes(band)),
    },
  ]
  return (
    <Section id="xep-loai" title={say('setup.bands')} lead={say('setup.bands.lead')}>
      {facts.bands.length === 0 ? (
        <EmptyState text={say('setup.bands.none')} />
      ) : (
        <DataTable lang={lang} caption={say('setup.bands')} captionHidden columns={columns} rows={facts.bands} />
      )}
    </Section>
  )
}
