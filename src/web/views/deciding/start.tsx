import { FILE_KINDS } from '../../../core/deciding/kind.ts'
import { t } from '../../../i18n/catalogue.ts'
import { type Choice, SelectField } from '../../components/form.tsx'
import { Layout } from '../../components/layout.tsx'
import { localHref, type PageContext } from '../../components/page.ts'
import { Breadcrumbs, EmptyState, PageHead } from '../../components/small.tsx'

interface DraftStartProps {
  readonly page: PageContext
  readonly rounds: readonly Choice[]
  /** The round that is chosen already, or nothing. */
  readonly chosen: string
}

/** Which round and which kind of decision: what the draft form offers depends on both. */
export function DraftStartPage({ page, rounds, chosen }: DraftStartProps) {
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={say('deciding.new')} section="desk" staff>
      <Breadcrumbs
        lang={lang}
        crumbs={[{ label: say('deciding.title'), href: '/ban-lam-viec/quyet-dinh' }, { label: say('deciding.new') }]}
      />
      <PageHead eyebrow={say('deciding.title')} title={say('deciding.choose')} />
      {rounds.length === 0 ? (
        <EmptyState text={say('deciding.no-rounds')} />
      ) : (
        <form method="get" action={localHref(lang, '/ban-lam-viec/quyet-dinh/moi')}>
          <SelectField lang={lang} id="dot" label={say('deciding.round')} choices={rounds} value={chosen} />
          <SelectField
            lang={lang}
            id="loai"
            label={say('deciding.kind')}
            choices={FILE_KINDS.map((kind) => ({ value: kind, label: say(`deciding.kind.${kind}`) }))}
            value="recognition"
          />
          <p>
            <button class="button" type="submit">
              {say('deciding.choose.go')}
            </button>
          </p>
        </form>
      )}
    </Layout>
  )
}
