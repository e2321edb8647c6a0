import { t } from '../../../i18n/catalogue.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import type { PageContext } from '../../components/page.ts'
import { localHref, viOn } from '../../components/page.ts'
import type { Crumb } from '../../components/small.tsx'
import { Chip, EmptyState, Section } from '../../components/small.tsx'
import { SetupPage } from './parts.tsx'

interface StartProps {
  readonly page: PageContext
  readonly crumbs: readonly Crumb[]
  readonly rounds: readonly {
    readonly id: string
    readonly label: string
    readonly state: string | null
    readonly programme: string
    readonly href: string
  }[]
  readonly freshHref: string | undefined
}

/** First page of opening a round: like which one, or none. */
export function StartPage({ page, crumbs, rounds, freshHref }: StartProps) {
  const { lang } = page
  const say = t(lang)
  return (
    <SetupPage
      page={page}
      crumbs={crumbs}
      title={say('rounds.new')}
      eyebrow={say('desk.eyebrow')}
      lead={say('rounds.start.lead')}
      wide={false}
    >
      <Section id="nhu-dot-truoc" title={say('rounds.start.copy')} lead={say('rounds.start.copy.lead')}>
        {rounds.length === 0 ? (
          <EmptyState text={say('rounds.start.none')} />
        ) : (
          <ul class="item-list plain-list">
            {rounds.map((round) => (
              <li>
                <a class="item-title" href={localHref(lang, round.href)} {...viOn(lang)}>
                  {round.label}
                </a>{' '}
                <Chip>{valueLabel(lang, 'round-state', round.state ?? '')}</Chip>
                <p class="item-meta" {...viOn(lang)}>
                  {round.programme}
                </p>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {freshHref === undefined ? null : (
        <Section id="dot-dau" title={say('rounds.fresh')} lead={say('rounds.fresh.short')}>
          <p>
            <a class={rounds.length === 0 ? 'button' : 'button button-quiet'} href={localHref(lang, freshHref)}>
              {say('rounds.fresh.button')}
            </a>
          </p>
        </Section>
      )}
    </SetupPage>
  )
}
