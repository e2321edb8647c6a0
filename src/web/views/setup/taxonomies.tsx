import { t } from '../../../i18n/catalogue.ts'
import { formatNumber } from '../../../i18n/format.ts'
import type { PageContext } from '../../components/page.ts'
import { viOn } from '../../components/page.ts'
import type { Crumb } from '../../components/small.tsx'
import { Facts, Section } from '../../components/small.tsx'
import { ActionLink, daysWords, SetupPage } from './parts.tsx'

interface Taxonomy {
  readonly id: string
  readonly name: string
  readonly basis: string
  readonly valid_from: string | null
  readonly valid_to: string | null
  readonly programmes: number
  readonly fields: readonly { readonly name: string; readonly name_en: string; readonly code: string }[]
}

interface TaxonomiesProps {
  readonly page: PageContext
  readonly crumbs: readonly Crumb[]
  readonly saved: boolean
  readonly taxonomies: readonly Taxonomy[]
  readonly may: boolean
  readonly renewHref: (id: string) => string
  readonly endHref: (id: string) => string
}

/** The versions of the fields in use, the newest first. */
export function TaxonomiesPage(props: TaxonomiesProps) {
  const { page, crumbs, saved, taxonomies, renewHref, endHref } = props
  const { lang } = page
  const say = t(lang)
  return (
    <SetupPage
      page={page}
      crumbs={crumbs}
      title={say('setup.taxonomies')}
      lead={say('setup.taxonomies.lead')}
      saved={saved}
    >
      {taxonomies.map((one) => (
        <Section id={`bo-${one.id}`} title={one.name}>
          <ol class="plain-numbers" {...viOn(lang)}>
            {one.fields.map((field) => (
              <li>{field.name}</li>
            ))}
          </ol>
          <Facts
            facts={[
              { term: say('setup.days'), value: daysWords(lang, one.valid_from, one.valid_to) },
              { term: say('setup.basis'), value: <span {...viOn(lang)}>{one.basis}</span> },
              {
                term: say('setup.taxonomy.used'),
                value: say('count.programmes', { n: formatNumber(lang, one.programmes) }),
              },
            ]}
          />
          {props.may ? (
            <p class="actions">
              <ActionLink lang={lang} href={renewHref(one.id)}>
                {say('setup.taxonomy.renew')}
              </ActionLink>{' '}
              <ActionLink lang={lang} href={endHref(one.id)}>
                {say('setup.end')}
              </ActionLink>
            </p>
          ) : null}
        </Section>
      ))}
    </SetupPage>
  )
}
