import type { PackFacts } from '../../../app/setup/rules-facts.ts'
import { pointsOf } from '../../../core/rules/points.ts'
import type { RulePack } from '../../../core/rules/rule-pack.ts'
import { type Lang, t } from '../../../i18n/catalogue.ts'
import { formatNumber } from '../../../i18n/format.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import type { Column } from '../../components/data-table.tsx'
import { DataTable } from '../../components/data-table.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref, viOn } from '../../components/page.ts'
import type { Crumb, Paging } from '../../components/small.tsx'
import { EmptyState, Facts, Pagination, Section } from '../../components/small.tsx'
import { shareWords } from '../../desk/setup/shares.ts'
import { ActionLink, AdoptedChip, daysWords, Links, ReferenceNote, SetupPage, UnsetNote } from './parts.tsx'
import { matterName, unsetVotes } from './unset-votes.ts'

interface RulesRow {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly valid_from: string
  readonly valid_to: string | null
  readonly adopted_on: string | null
  readonly source: string | null
  readonly used: { readonly rounds: number; readonly files: number }
  readonly href: string
}

interface PacksProps {
  readonly page: PageContext
  readonly crumbs: readonly Crumb[]
  readonly saved: boolean
  readonly packs: readonly RulesRow[]
  readonly newHref: string
  readonly referenceHref: string
  readonly paging: Paging
}

/** Columns that packs and sets share: name, days, adopted by whom, used where. */
export function rulesColumns(lang: Lang): readonly Column<RulesRow>[] {
  const say = t(lang)
  return [
    {
      head: say('setup.name'),
      names: true,
      cell: (row) => (
        <>
          <a href={localHref(lang, row.href)} {...viOn(lang)}>
            {row.name}
          </a>
          {row.source === null ? null : <p class="item-meta under">{say('setup.reference.mark')}</p>}
        </>
      ),
    },
    { head: say('setup.days'), cell: (row) => daysWords(lang, row.valid_from, row.valid_to) },
    { head: say('setup.adoption'), cell: (row) => <AdoptedChip lang={lang} adoptedOn={row.adopted_on} /> },
    { head: say('setup.used'), cell: (row) => usedWords(lang, row.used) },
    {
      head: say('setup.whose'),
      cell: (row) => (row.unit === '' ? say('setup.everybody') : <span {...viOn(lang)}>{row.unit}</span>),
    },
  ]
}

/** "2 đợt, 31 hồ sơ", or that nobody uses it. */
export function usedWords(lang: Lang, used: { readonly rounds: number; readonly files: number }): string {
  const say = t(lang)
  if (used.rounds === 0 && used.files === 0) return say('setup.used.none')
  return say('setup.used.by', { rounds: formatNumber(lang, used.rounds), files: formatNumber(lang, used.files) })
}

/** The rule packs of these books. */
export function PacksPage({ page, crumbs, saved, packs, newHref, referenceHref, paging }: PacksProps) {
  const { lang } = page
  const say = t(lang)
  return (
    <SetupPage page={page} crumbs={crumbs} title={say('setup.packs')} lead={say('setup.packs.lead')} saved={saved}>
      <p class="actions">
        <a class="button" href={localHref(lang, newHref)}>
          {say('setup.pack.new')}
        </a>{' '}
        <ActionLink lang={lang} href={referenceHref}>
          {say('setup.reference.link')}
        </ActionLink>
      </p>
      {packs.length === 0 ? (
        <EmptyState text={say('setup.packs.empty')} />
      ) : (
        <DataTable lang={lang} caption={say('setup.packs')} captionHidden columns={rulesColumns(lang)} rows={packs} />
      )}
      <Pagination lang={lang} paging={paging} />
    </SetupPage>
  )
}

interface PackProps {
  readonly page: PageContext
  readonly crumbs: readonly Crumb[]
  readonly saved: boolean
  readonly facts: PackFacts
  readonly href: string
  readonly unit: string
  readonly matters: readonly string[]
  /** Sets something up somewhere, and so may make a version of its own. */
  readonly mayRenew: boolean
}

/** One rule pack: what it says, what nobody set, who adopted it. */
export function PackPage(props: PackProps) {
  const { page, facts, href, matters } = props
  const { lang } = page
  const say = t(lang)
  const { pack, rules } = facts
  return (
    <SetupPage
      page={page}
      crumbs={props.crumbs}
      title={pack.name}
      titleVi
      eyebrow={say('setup.pack')}
      saved={props.saved}
    >
      <ReferenceNote lang={lang} row={pack} />
      {pack.adopted_on === null ? <p class="notice">{say('setup.not-adopted.note')}</p> : null}
      <UnsetNote lang={lang} what={unsetVotes(lang, rules, matters)} />
      <Facts
        facts={[
          { term: say('setup.adoption'), value: <AdoptedChip lang={lang} adoptedOn={pack.adopted_on} /> },
          { term: say('setup.adopt.by'), value: pack.adopted_by },
          { term: say('setup.adopt.basis'), value: pack.basis },
          { term: say('setup.days'), value: daysWords(lang, pack.valid_from, pack.valid_to) },
          { term: say('setup.used'), value: usedWords(lang, facts.used) },
          { term: say('setup.whose'), value: props.unit === '' ? say('setup.everybody') : props.unit },
          { term: say('setup.made-from'), value: facts.madeFrom },
        ]}
      />
      {actions(props)}
      <Votes {...props} />
      <Section id="cham" title={say('setup.pack.rest')}>
        <Facts facts={restFacts(lang, rules)} />
      </Section>
      <Awards {...props} />
      {facts.editable ? (
        <p class="actions">
          <ActionLink lang={lang} href={`${href}/khen/moi`}>
            {say('setup.award.new')}
          </ActionLink>
        </p>
      ) : null}
    </SetupPage>
  )
}

function actions({ page, facts, href, mayRenew }: PackProps) {
  const { lang } = page
  const say = t(lang)
  const { may, editable, pack } = facts
  const links: readonly (readonly [label: string, href: string])[] = [
    ...(editable ? [[say('setup.edit'), `${href}/sua`] as const] : []),
    ...(may && pack.adopted_on === null ? [[say('setup.adopt'), `${href}/thong-qua`] as const] : []),
    ...(mayRenew ? [[say('setup.renew'), `${href}/ban-moi`] as const] : []),
    ...(may && !editable ? [[say('setup.end'), `${href}/ket-thuc`] as const] : []),
  ]
  return <Links lang={lang} links={links} />
}

function Votes({ page, facts, href, matters }: PackProps) {
  const { lang } = page
  const say = t(lang)
  const rule = (matter: string) => facts.rules.votes[matter]
  const name = (matter: string) => matterName(lang, facts.rules, matter)
  const columns: readonly Column<string>[] = [
    {
      head: say('setup.vote'),
      names: true,
      cell: (m) => (facts.editable ? <a href={localHref(lang, `${href}/phieu/${m}`)}>{name(m)}</a> : name(m)),
    },
    { head: say('setup.vote.quorum'), cell: (m) => shareWords(lang, rule(m)?.quorum ?? null) },
    { head: say('setup.vote.threshold'), cell: (m) => shareWords(lang, rule(m)?.threshold ?? null) },
    {
      head: say('setup.vote.ballot'),
      cell: (m) => {
        const ballot = rule(m)?.ballot ?? null
        return ballot === null ? say('setup.vote.by-chair') : valueLabel(lang, 'ballot-kind', ballot)
      },
    },
  ]
  return (
    <Section id="phieu" title={say('setup.votes')} lead={say('setup.votes.lead')}>
      <DataTable lang={lang} caption={say('setup.votes')} captionHidden columns={columns} rows={matters} />
    </Section>
  )
}

/** In the order of the process; the database keeps no order. */
const DAYS = ['receive', 'supplement', 'recommendation', 'appeal', 'heartbeat'] as const

function restFacts(lang: Lang, rules: RulePack) {
  const say = t(lang)
  const word = (name: string) => valueLabel(lang, 'rule', name)
  const number = (value: number | null) => (value === null ? say('setup.unset') : formatNumber(lang, value))
  const { appraisal, days, conflict } = rules
  const mark = lang === 'vi' ? ',' : '.'
  return [
    { term: word('minMembers'), value: number(appraisal.minMembers) },
    { term: word('combine'), value: valueLabel(lang, 'combine', appraisal.combine) },
    {
      term: word('differenceHalves'),
      value: appraisal.differenceHalves === null ? say('setup.unset') : pointsOf(appraisal.differenceHalves, mark),
    },
    { term: word('latelyLedMonths'), value: number(conflict.latelyLedMonths) },
    ...DAYS.map((name) => ({ term: word(name), value: number(days[name]) })),
  ]
}

function Awards({ page, facts, href }: PackProps) {
  const { lang } = page
  const say = t(lang)
  type Award = RulePack['awards'][number]
  const issuer = (one: string) => {
    const [kind = '', level = ''] = one.split(':')
    return `${valueLabel(lang, 'org-kind', kind)} (${valueLabel(lang, 'level', level)})`
  }
  const columns: readonly Column<Award>[] = [
    {
      head: say('setup.award.name'),
      names: true,
      cell: (a) => (facts.editable ? <a href={localHref(lang, `${href}/khen/${a.form}`)}>{a.name}</a> : a.name),
    },
    { head: say('setup.award.issuers'), cell: (a) => a.issuers.map(issuer).join('; ') },
    {
      head: say('setup.award.subjects'),
      cell: (a) => a.subjects.map((s) => valueLabel(lang, 'subject', s)).join(', '),
    },
    { head: say('setup.basis'), cell: (a) => <span {...viOn(lang)}>{a.basis}</span> },
  ]
  return (
    <Section id="khen" title={say('setup.awards')} lead={say('setup.awards.lead')}>
      {facts.rules.awards.length === 0 ? (
        <EmptyState text={say('setup.awards.empty')} />
      ) : (
        <DataTable
          lang={lang}
          caption={say('setup.awards')}
          captionHidden
          columns={columns}
          rows={facts.rules.awards}
        />
      )}
    </Section>
  )
}
