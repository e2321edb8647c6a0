import type { Person, PersonGrant } from '../../app/account/people.ts'
import { vietnamDay } from '../../core/clock.ts'
import { type Lang, t } from '../../i18n/catalogue.ts'
import { formatMoment } from '../../i18n/format.ts'
import type { Column } from '../components/data-table.tsx'
import { DataTable } from '../components/data-table.tsx'
import { Layout } from '../components/layout.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref, viOn } from '../components/page.ts'
import { Chip, PageHead } from '../components/small.tsx'
import { roleWords } from './grant-fields.tsx'

interface PeopleProps {
  readonly page: PageContext
  /** Now, ISO. */
  readonly today: string
  readonly people: readonly Person[]
  readonly nameOfUnit: (id: string) => string
}

/** Colours that go with the words of a state. */
export const TONES = { active: 'good', invited: 'warn', lapsed: 'warn', reset: 'warn', closed: 'plain' } as const

/** Where somebody stands: whether they can come in. */
export function stateOf(person: Person): keyof typeof TONES {
  if (person.disabled_at !== null) return 'closed'
  if (person.user_name === null) return person.link_until === null ? 'lapsed' : 'invited'
  return person.link_until === null ? 'active' : 'reset'
}

/** Where a grant holds, in words. */
export const scopeWords = (lang: Lang, grant: PersonGrant, nameOfUnit: (id: string) => string): string =>
  grant.unit_id !== null ? nameOfUnit(grant.unit_id) : (grant.organisation ?? t(lang)('grant.scope.tenant'))

export const holdsOn = (grant: PersonGrant, day: string): boolean =>
  grant.valid_from <= day && (grant.valid_to === null || grant.valid_to > day)

/** Who may do what in this book. */
export function PeoplePage({ page, people, today, nameOfUnit }: PeopleProps) {
  const { lang } = page
  const say = t(lang)
  const day = vietnamDay(new Date(today))
  const columns: readonly Column<Person>[] = [
    {
      head: say('people.name'),
      names: true,
      cell: (one) => (
        <a href={localHref(lang, `/ban-lam-viec/nguoi-dung/${one.id}`)} {...viOn(lang)}>
          {one.name}
        </a>
      ),
    },
    { head: say('people.user-name'), cell: (one) => one.user_name },
    {
      head: say('people.roles'),
      cell: (one) => {
        const held = one.grants.filter((grant) => holdsOn(grant, day))
        if (held.length === 0) return null
        return (
          <ul class="plain-list">
            {held.map((grant) => (
              <li>
                {roleWords(lang, grant.role)} <span class="hint">{scopeWords(lang, grant, nameOfUnit)}</span>
              </li>
            ))}
          </ul>
        )
      },
    },
    {
      head: say('people.state'),
      cell: (one) => <Chip tone={TONES[stateOf(one)]}>{say(`people.state.${stateOf(one)}`)}</Chip>,
    },
    { head: say('people.seen'), cell: (one) => (one.seen === null ? null : formatMoment(lang, one.seen)) },
  ]
  return (
    <Layout page={page} title={say('people.title')} section="desk" staff wide>
      <PageHead eyebrow={say('desk.eyebrow')} title={say('people.title')}>
        <p class="page-lead">{say('people.lead')}</p>
      </PageHead>
      <p>
        <a class="button" href={localHref(lang, '/ban-lam-viec/nguoi-dung/moi')}>
          {say('people.invite')}
        </a>
      </p>
      <DataTable lang={lang} caption={say('people.title')} captionHidden columns={columns} rows={people} />
    </Layout>
  )
}
