import type { SetupCounts } from '../../../app/setup/register-facts.ts'
import { t } from '../../../i18n/catalogue.ts'
import { formatNumber } from '../../../i18n/format.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import type { PageContext } from '../../components/page.ts'
import { localHref } from '../../components/page.ts'
import type { Crumb } from '../../components/small.tsx'
import { Chip } from '../../components/small.tsx'
import { SetupPage } from './parts.tsx'

interface HubProps {
  readonly page: PageContext
  readonly crumbs: readonly Crumb[]
  readonly counts: SetupCounts
  readonly here: string
  readonly roundsHref: string
  readonly hasReference: boolean
}

interface Entry {
  readonly name: string
  readonly href: string
  readonly n: number
  /** Something there waits for a decision. */
  readonly warning?: string | undefined
}

/** The hub: what there is of everything, in the order in which a movement is set up. */
export function HubPage({ page, crumbs, counts, here, roundsHref, hasReference }: HubProps) {
  const { lang } = page
  const say = t(lang)
  const number = (n: number) => formatNumber(lang, n)
  const warn = (n: number, key: 'setup.hub.not-adopted' | 'setup.hub.expired') =>
    n === 0 ? undefined : say(key, { n: number(n) })
  const entries: readonly Entry[] = [
    { name: 'movements', href: `${here}/phong-trao`, n: counts.movements },
    { name: 'organisations', href: `${here}/to-chuc`, n: counts.organisations },
    { name: 'taxonomies', href: `${here}/linh-vuc`, n: counts.taxonomies },
    {
      name: 'bases',
      href: `${here}/can-cu`,
      n: counts.bases,
      warning: warn(counts.bases_expired, 'setup.hub.expired'),
    },
    {
      name: 'packs',
      href: `${here}/quy-tac`,
      n: counts.packs,
      warning: warn(counts.packs_not_adopted, 'setup.hub.not-adopted'),
    },
    {
      name: 'sets',
      href: `${here}/tieu-chi`,
      n: counts.sets,
      warning: warn(counts.sets_not_adopted, 'setup.hub.not-adopted'),
    },
    { name: 'programmes', href: `${here}/chuong-trinh`, n: counts.programmes },
    { name: 'rounds', href: roundsHref, n: counts.rounds },
  ]
  return (
    <SetupPage
      page={page}
      crumbs={crumbs}
      title={say('setup.title')}
      eyebrow={say('desk.eyebrow')}
      lead={say('setup.lead')}
    >
      <p class="actions">
        <a class="button" href={localHref(lang, `${roundsHref}/mo-moi`)}>
          {say('rounds.new')}
        </a>
      </p>
      <ul class="item-list plain-list">
        {entries.map((entry) => (
          <li>
            <a class="item-title" href={localHref(lang, entry.href)}>
              {valueLabel(lang, 'setup.hub', entry.name)}
            </a>{' '}
            <span class="item-count">({number(entry.n)})</span>{' '}
            {entry.warning === undefined ? null : <Chip tone="warn">{entry.warning}</Chip>}
            <p class="item-meta">{valueLabel(lang, 'setup.hub', `${entry.name}.lead`)}</p>
          </li>
        ))}
        {hasReference ? (
          <li>
            <a class="item-title" href={localHref(lang, `${here}/mau-tham-khao`)}>
              {say('setup.reference')}
            </a>
            <p class="item-meta">{say('setup.reference.lead')}</p>
          </li>
        ) : null}
      </ul>
    </SetupPage>
  )
}
