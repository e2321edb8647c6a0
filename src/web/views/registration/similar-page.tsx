import { t } from '../../../i18n/catalogue.ts'
import { Layout } from '../../components/layout.tsx'
import type { PageContext } from '../../components/page.ts'
import { PageHead } from '../../components/small.tsx'
import { type SimilarItem, SimilarList } from './similar.tsx'

interface SimilarPageProps {
  readonly page: PageContext
  readonly name: string
  readonly items: readonly SimilarItem[]
}

/** Models with a name like the one asked for; to look at, without a form around it. */
export function SimilarPage({ page, name, items }: SimilarPageProps) {
  const say = t(page.lang)
  return (
    <Layout page={page} title={say('reg.similar.title')} section="desk" staff>
      <PageHead eyebrow={say('reg.similar.title')} title={name === '' ? say('reg.unnamed') : name} />
      <SimilarList lang={page.lang} items={items} offer={false} />
    </Layout>
  )
}
