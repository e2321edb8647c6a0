import { changePack } from '../../../app/setup/rule-packs.ts'
import type { PackFacts } from '../../../app/setup/rules-facts.ts'
import { ProblemError, problem } from '../../../core/problem.ts'
import type { RulePack } from '../../../core/rules/rule-pack.ts'
import type { Share } from '../../../core/rules/share.ts'
import { slug } from '../../../core/text/fold.ts'
import { t } from '../../../i18n/catalogue.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import type { Ask } from '../../context.ts'
import type { FormField } from '../../views/setup/form-fields.tsx'
import { matterName } from '../../views/setup/unset-votes.ts'
import { type FormHandlers, formHandlers } from './form-handlers.ts'
import type { FormReader } from './form-reader.ts'
import { mattersOf, ownFacts, packCrumb, packHref, packsCrumb } from './rule-packs.ts'
import { shareText, typedShare } from './shares.ts'
import { crumbs } from './words.ts'

const OF = ['members', 'present', 'entitled', 'collected', 'valid'] as const
const MORE = ['least', 'more'] as const
const BALLOTS = ['secret', 'open'] as const
const YES_NO = ['yes', 'no'] as const

/** Three fields of one share: how much, whether it must be more than that, of whom. */
function shareFields(ask: Ask, name: 'quorum' | 'threshold', share: Share | null): readonly FormField[] {
  const say = t(ask.lang)
  const choices = (list: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: valueLabel(ask.lang, list, value) }))
  return [
    { name: `${name}Head`, label: say(`setup.vote.${name}`), kind: 'heading', value: '' },
    {
      name,
      label: say('setup.vote.share'),
      hint: say('setup.vote.share.hint'),
      kind: 'line',
      value: shareText(share),
      optional: true,
    },
    {
      name: `${name}More`,
      label: say('setup.vote.more'),
      kind: 'choice',
      choices: choices('share-more', MORE),
      value: share?.more === true ? 'more' : 'least',
    },
    {
      name: `${name}Of`,
      label: say('setup.vote.of'),
      kind: 'choice',
      choices: choices('share-of', name === 'quorum' ? ['members', 'entitled'] : OF),
      value: share?.of ?? 'members',
    },
  ]
}

function readShare(ask: Ask, form: FormReader, name: 'quorum' | 'threshold'): Share | null {
  const typed = form.text(name)
  const more = form.one(`${name}More`, MORE) === 'more'
  const of = form.one(`${name}Of`, OF)
  if (typed === '') return null
  const share = typedShare(typed)
  if (share !== undefined) return { ...share, more, of }
  form.wrong(name, t(ask.lang)('setup.wrong.share', { typed }))
  return null
}

const yesNo = (value: boolean | null | undefined): string =>
  value === null || value === undefined ? '' : value ? 'yes' : 'no'

/** What the pack keeps besides what one page of it changes. */
const kept = ({ pack: row }: PackFacts, form: FormReader, rules: RulePack) => ({
  packId: row.id,
  version: form.version(),
  name: row.name,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  rules,
})

function matterOf(ask: Ask, { rules }: PackFacts): string {
  const matter = ask.param('matter')
  if (!mattersOf(rules).includes(matter)) throw new ProblemError(problem('not-found'))
  return matter
}

/** One vote of a pack: what it takes to be quorate and to pass, how it is held. */
export const editVote: FormHandlers = formHandlers({
  facts: ownFacts,
  view: (ask, found) => {
    const say = t(ask.lang)
    const matter = matterOf(ask, found)
    const rule = found.rules.votes[matter]
    const title = say('setup.vote.title', { matter: matterName(ask.lang, found.rules, matter) })
    const choices = (list: string, values: readonly string[]) =>
      values.map((value) => ({ value, label: valueLabel(ask.lang, list, value) }))
    return {
      title,
      lead: say('setup.vote.lead'),
      crumbs: crumbs(ask, packsCrumb(ask), packCrumb(found), { label: title }),
      fields: [
        ...shareFields(ask, 'quorum', rule?.quorum ?? null),
        ...shareFields(ask, 'threshold', rule?.threshold ?? null),
        { name: 'ballotHead', label: say('setup.vote.way'), kind: 'heading', value: '' },
        {
          name: 'ballot',
          label: say('setup.vote.ballot'),
          kind: 'choice',
          choices: choices('ballot-kind', BALLOTS),
          none: say('setup.vote.by-chair'),
          value: rule?.ballot ?? '',
        },
        {
          name: 'written',
          label: say('setup.vote.written'),
          kind: 'choice',
          choices: choices('yes-no', YES_NO),
          none: say('setup.unset'),
          value: yesNo(rule?.written),
        },
      ],
      version: found.pack.version,
    }
  },
  read: (form, found, ask) => {
    const written = form.maybe('written', YES_NO)
    const rule = {
      quorum: readShare(ask, form, 'quorum'),
      threshold: readShare(ask, form, 'threshold'),
      ballot: form.maybe('ballot', BALLOTS),
      ...(written === null ? {} : { written: written === 'yes' }),
    }
    return kept(found, form, { ...found.rules, votes: { ...found.rules.votes, [matterOf(ask, found)]: rule } })
  },
  command: changePack,
  done: ({ packId }) => `${packHref(packId)}#phieu`,
})

const ISSUERS = ['state', 'party', 'front', 'union', 'steering'].flatMap((kind) =>
  ['base', 'district', 'province', 'central'].map((level) => `${kind}:${level}`),
)
const SUBJECTS = ['collective', 'individual', 'household'] as const
type Award = RulePack['awards'][number]

const issuerWords = (ask: Ask, issuer: string): string => {
  const [kind = '', level = ''] = issuer.split(':')
  return `${valueLabel(ask.lang, 'org-kind', kind)}, ${valueLabel(ask.lang, 'level', level)}`
}

function awardFields(ask: Ask, award: Award | undefined): readonly FormField[] {
  const say = t(ask.lang)
  return [
    { name: 'name', label: say('setup.award.name'), kind: 'line', value: award?.name ?? '' },
    { name: 'nameEn', label: say('setup.name-en'), kind: 'line', value: award?.nameEn ?? '', optional: true },
    {
      name: 'issuers',
      label: say('setup.award.issuers'),
      kind: 'ticks',
      choices: ISSUERS.map((one) => ({ value: one, label: issuerWords(ask, one) })),
      value: award?.issuers ?? [],
    },
    {
      name: 'subjects',
      label: say('setup.award.subjects'),
      kind: 'ticks',
      choices: SUBJECTS.map((one) => ({ value: one, label: valueLabel(ask.lang, 'subject', one) })),
      value: award?.subjects ?? [],
    },
    {
      name: 'basis',
      label: say('setup.basis'),
      hint: say('setup.award.basis.hint'),
      kind: 'line',
      value: award?.basis ?? '',
      optional: true,
    },
    ...(award === undefined
      ? []
      : [{ name: 'drop', label: say('setup.award.drop'), kind: 'tick' as const, value: '' }]),
  ]
}

/** One form of award of a pack, known or new: what it is called, who may give it, to whom. */
export const editAward: FormHandlers = formHandlers({
  facts: ownFacts,
  view: (ask, found) => {
    const award = found.rules.awards.find((one) => one.form === ask.param('form'))
    if (award === undefined && ask.param('form') !== 'moi') throw new ProblemError(problem('not-found'))
    const title = award?.name ?? t(ask.lang)('setup.award.new')
    return {
      title,
      lead: t(ask.lang)('setup.award.lead'),
      crumbs: crumbs(ask, packsCrumb(ask), packCrumb(found), { label: title }),
      fields: awardFields(ask, award),
      version: found.pack.version,
    }
  },
  read: (form, found, ask) => {
    const known = found.rules.awards.find((one) => one.form === ask.param('form'))
    const name = form.needed('name')
    const code = known?.form ?? slug(name, 60)
    const award: Award = {
      form: code,
      name,
      nameEn: form.text('nameEn'),
      issuers: form.list('issuers', ISSUERS),
      subjects: form.list('subjects', SUBJECTS),
      basis: form.text('basis'),
    }
    if (known === undefined && found.rules.awards.some((one) => one.form === code))
      form.wrong('name', t(ask.lang)('problem.name.taken', { name }))
    const others = found.rules.awards.filter((one) => one.form !== code)
    const awards = known !== undefined && form.ticked('drop') ? others : [...others, award]
    return kept(found, form, { ...found.rules, awards })
  },
  command: changePack,
  done: ({ packId }) => `${packHref(packId)}#khen`,
})
