import { t } from '../../i18n/catalogue.ts'
import { Layout } from '../components/layout.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref, viOn } from '../components/page.ts'
import { Breadcrumbs, PageHead } from '../components/small.tsx'

export interface ChoiceProps {
  readonly page: PageContext
  readonly code: string
  /** Units that had the code, each with its days. */
  readonly choices: readonly { readonly name: string; readonly days: string; readonly href: string }[]
}

/** An address that means several units: which of them is for the reader to say. Nothing went wrong. */
export function ChoicePage({ page, code, choices }: ChoiceProps) {
  const { lang } = page
  const say = t(lang)
  const title =
    choices.length === 2 ? say('unit.code.two', { code }) : say('unit.code.many', { code, n: choices.length })
  return (
    <Layout page={page} title={title}>
      <Breadcrumbs lang={lang} crumbs={[{ label: title }]} />
      <PageHead eyebrow={say('unit.eyebrow')} title={title}>
        <p class="page-lead">{say('unit.code.lead')}</p>
      </PageHead>
      <ul class="item-list">
        {choices.map((choice) => (
          <li>
            <a class="item-title" href={localHref(lang, choice.href)} {...viOn(lang)}>
              {choice.name}
            </a>
            <p class="item-meta">{choice.days}</p>
          </li>
        ))}
      </ul>
    </Layout>
  )
}
