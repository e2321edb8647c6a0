import type { RoundFacts } from '../../../app/setup/round-facts.ts'
import type { Check } from '../../../core/rounds/readiness.ts'
import type { RoundStepName } from '../../../core/rounds/transitions.ts'
import { type RulePack, VOTED } from '../../../core/rules/rule-pack.ts'
import { validOn } from '../../../core/rules/validity.ts'
import { type Lang, t } from '../../../i18n/catalogue.ts'
import { formatDate, formatMoment, formatNumber } from '../../../i18n/format.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import type { PageContext } from '../../components/page.ts'
import { localHref, viOn } from '../../components/page.ts'
import type { Crumb } from '../../components/small.tsx'
import { Chip, EmptyState, Facts, Section } from '../../components/small.tsx'
import { ActionLink, AdoptedChip, daysWords, SetupPage, UnsetNote, windowWords } from './parts.tsx'
import { quotaWords } from './quota-words.ts'
import { unsetVotes } from './unset-votes.ts'

interface RoundProps {
  readonly page: PageContext
  readonly crumbs: readonly Crumb[]
  readonly saved: boolean
  readonly facts: RoundFacts
  readonly programme: string
  readonly href: string
  readonly setupHref: string
  readonly steps: { readonly on: readonly RoundStepName[]; readonly back: readonly RoundStepName[] }
  /** May the reader change what the round goes by? */
  readonly changes: boolean
}

/** A round: where it stands, what comes next, its days, what it goes by, what it lacks, and every step it took. */
export function RoundPage(props: RoundProps) {
  const { page, facts } = props
  const { lang } = page
  const say = t(lang)
  const { round, state } = facts
  return (
    <SetupPage
      page={page}
      crumbs={props.crumbs}
      title={round.label}
      titleVi
      eyebrow={say('rounds.one')}
      lead={props.programme}
      saved={props.saved}
    >
      <p class="chips">
        <Chip tone={state === 'open' ? 'good' : 'plain'}>{valueLabel(lang, 'round-state', state ?? 'document')}</Chip>
        {state === null ? null : (
          <Chip tone={facts.registering === 'late' ? 'warn' : 'plain'}>
            {valueLabel(lang, 'registering', facts.registering)}
          </Chip>
        )}
      </p>
      {state === null ? <p>{say('rounds.of-documents')}</p> : null}
      <Steps {...props} />
      <Checks {...props} />
      <UnsetNote lang={lang} what={unsetWords(lang, facts)} />
      <Days {...props} />
      <Rules {...props} />
      <Quotas {...props} />
      <History {...props} />
    </SetupPage>
  )
}

/** What keeps the round from saying that something passed: votes without a threshold, rules that nobody adopted. */
function unsetWords(lang: Lang, facts: RoundFacts): readonly string[] {
  if (facts.state === null) return []
  const say = t(lang)
  if (facts.pack === undefined) return [say('rounds.unset.pack')]
  const rules = facts.pack.rules as unknown as RulePack
  const votes = unsetVotes(lang, rules, [...VOTED])
  return [
    ...(facts.pack.adopted_on === null ? [say('rounds.unset.adoption', { name: facts.pack.name })] : []),
    ...votes,
  ]
}

function Steps({ page, facts, href, steps }: RoundProps) {
  const { lang } = page
  const say = t(lang)
  if (facts.state === 'draft' && !facts.may.run) return <p>{say('rounds.owner-only')}</p>
  if (steps.on.length + steps.back.length === 0) return null
  return (
    <section class="section" aria-label={say('rounds.next')}>
      <p class="actions">
        {steps.on.map((step, index) => (
          <>
            <a class={index === 0 ? 'button' : 'button button-quiet'} href={localHref(lang, `${href}/buoc/${step}`)}>
              {valueLabel(lang, 'round-step', step)}
            </a>{' '}
          </>
        ))}
      </p>
      {steps.back.length === 0 ? null : (
        <p>
          {say('rounds.back')}{' '}
          {steps.back.map((step, index) => (
            <>
              {index === 0 ? '' : ', '}
              <a href={localHref(lang, `${href}/buoc/${step}`)}>{valueLabel(lang, 'round-step', step)}</a>
            </>
          ))}
        </p>
      )}
    </section>
  )
}

const checkWords = (lang: Lang, check: Check): string => {
  const words = valueLabel(lang, 'round-check', check.code)
  return check.about === undefined ? words : `${check.about}: ${words}`
}

/** What the round still lacks: first what keeps it from being announced. */
function Checks({ page, facts }: RoundProps) {
  const { lang } = page
  const say = t(lang)
  const { checks, state } = facts
  if (state !== 'draft' || checks.length === 0) return null
  const blocking = checks.filter((one) => one.weight === 'blocks')
  const remarks = checks.filter((one) => one.weight === 'warns')
  return (
    <Section id="con-thieu" title={say('rounds.checks')}>
      {blocking.length === 0 ? null : (
        <>
          <p>
            <strong>{say('rounds.checks.blocks')}</strong>
          </p>
          <ul>
            {blocking.map((one) => (
              <li>{checkWords(lang, one)}</li>
            ))}
          </ul>
        </>
      )}
      {remarks.length === 0 ? null : (
        <>
          <p>{say('rounds.checks.warns')}</p>
          <ul>
            {remarks.map((one) => (
              <li>{checkWords(lang, one)}</li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

function Days({ page, facts, href, changes }: RoundProps) {
  const { lang } = page
  const say = t(lang)
  const { round, windows: w } = facts
  const announced =
    round.announcement === null
      ? ''
      : say('rounds.announced', {
          symbol: round.announcement,
          on: formatDate(lang, round.announced_on ?? ''),
          signer: round.signer ?? '',
        })
  return (
    <Section id="thoi-gian" title={say('rounds.days')}>
      <Facts
        facts={[
          { term: say('rounds.registration'), value: windowWords(lang, w.opensOn, w.closesOn) },
          { term: say('rounds.appraisal'), value: windowWords(lang, w.appraisalFrom, w.appraisalTo) },
          { term: say('rounds.recognition'), value: windowWords(lang, w.recognitionFrom, w.recognitionTo) },
          { term: say('rounds.announcement'), value: announced },
          {
            term: say('setup.level'),
            value: round.level === '' ? say('rounds.any-level') : valueLabel(lang, 'level', round.level),
          },
          { term: say('rounds.files'), value: formatNumber(lang, facts.files) },
          { term: say('setup.leads'), value: leadsNow(facts).join('; ') },
        ]}
      />
      {changes ? (
        <p class="actions">
          <ActionLink lang={lang} href={`${href}/sua`}>
            {say('rounds.edit')}
          </ActionLink>
        </p>
      ) : null}
    </Section>
  )
}

const leadsNow = ({ leads, today }: RoundFacts): readonly string[] =>
  leads.filter((lead) => validOn(lead, today) === 'valid').map((lead) => lead.name)

function Rules({ page, facts, href, setupHref, changes }: RoundProps) {
  const { lang } = page
  const say = t(lang)
  const { pack, sets, bases } = facts
  return (
    <Section id="quy-tac" title={say('rounds.rules')} lead={say('rounds.rules.lead')}>
      <Facts
        facts={[
          {
            term: say('setup.pack'),
            value:
              pack === undefined ? (
                say('rounds.no-pack')
              ) : (
                <>
                  <a href={localHref(lang, `${setupHref}/quy-tac/${pack.id}`)} {...viOn(lang)}>
                    {pack.name}
                  </a>{' '}
                  <AdoptedChip lang={lang} adoptedOn={pack.adopted_on} />
                </>
              ),
          },
          {
            term: say('setup.sets'),
            value:
              sets.length === 0 ? (
                say('rounds.no-set')
              ) : (
                <ul class="plain-list">
                  {sets.map(({ set }) => (
                    <li>
                      <a href={localHref(lang, `${setupHref}/tieu-chi/${set.id}`)} {...viOn(lang)}>
                        {set.name}
                      </a>{' '}
                      <AdoptedChip lang={lang} adoptedOn={set.adopted_on} />
                    </li>
                  ))}
                </ul>
              ),
          },
          {
            term: say('setup.bases'),
            value:
              bases.length === 0 ? (
                say('rounds.no-basis')
              ) : (
                <ul class="plain-list">
                  {bases.map((basis) => (
                    <li {...viOn(lang)}>
                      {basis.symbol}: {basis.title} ({daysWords(lang, basis.valid_from, basis.valid_to)}){' '}
                      {basis.verified ? null : <Chip tone="warn">{say('setup.basis.unverified')}</Chip>}
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
      {changes ? (
        <p class="actions">
          <ActionLink lang={lang} href={`${href}/quy-tac`}>
            {say('rounds.rules.edit')}
          </ActionLink>
        </p>
      ) : null}
    </Section>
  )
}

function fieldName(lang: Lang, { fields }: RoundFacts, code: string): string | undefined {
  if (code === '') return undefined
  const field = fields.find((one) => one.code === code)
  return (lang === 'vi' ? field?.name : field?.name_en) ?? code
}

function Quotas({ page, facts, href, changes }: RoundProps) {
  const { lang } = page
  const say = t(lang)
  return (
    <Section id="chi-tieu" title={say('setup.quotas')}>
      {facts.quotas.length === 0 ? (
        <EmptyState text={say('rounds.no-quota')} />
      ) : (
        <ul class="item-list plain-list">
          {facts.quotas.map((quota) => (
            <li>
              {quotaWords(lang, quota, fieldName(lang, facts, quota.field_code))}{' '}
              {changes ? (
                <a href={localHref(lang, `${href}/chi-tieu/${quota.id}/bo`)}>{say('rounds.quota.drop')}</a>
              ) : null}
              {quota.basis === null ? null : (
                <p class="item-meta long-words" {...viOn(lang)}>
                  {quota.basis}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
      {changes ? (
        <p class="actions">
          <ActionLink lang={lang} href={`${href}/chi-tieu/moi`}>
            {say('rounds.quota.new')}
          </ActionLink>
        </p>
      ) : null}
    </Section>
  )
}

/** Every step and every change after the announcement, the newest first: who, when, why. */
function History({ page, facts }: RoundProps) {
  const { lang } = page
  const say = t(lang)
  if (facts.steps.length === 0) return null
  return (
    <Section id="lich-su" title={say('rounds.history')}>
      <ol class="item-list plain-list">
        {facts.steps.map((step) => (
          <li>
            <strong>{valueLabel(lang, 'round-step', step.step)}</strong>: {step.by_name}, {formatMoment(lang, step.at)}
            {step.reason === null ? null : (
              <p class="item-meta" {...viOn(lang)}>
                {say('rounds.reason')}: {step.reason}
              </p>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}
