import type { SessionLine } from '../../app/account/session.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatMoment } from '../../i18n/format.ts'
import type { Column } from '../components/data-table.tsx'
import { DataTable } from '../components/data-table.tsx'
import { PostForm } from '../components/form.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref } from '../components/page.ts'
import { Chip, Section } from '../components/small.tsx'

type Line = SessionLine & { readonly current: boolean }

/** Every device that is signed in; each can be ended, or all but this one. */
export function SessionTable({ page, sessions }: { page: PageContext; sessions: readonly Line[] }) {
  const { lang } = page
  const say = t(lang)
  const action = localHref(lang, '/tai-khoan/phien')
  const columns: readonly Column<Line>[] = [
    {
      head: say('own.sessions.device'),
      names: true,
      cell: (line) => (
        <>
          {line.device} {line.current ? <Chip tone="good">{say('own.sessions.this')}</Chip> : null}
        </>
      ),
    },
    { head: say('own.sessions.address'), cell: (line) => line.address },
    { head: say('own.sessions.since'), cell: (line) => formatMoment(lang, line.since) },
    { head: say('own.sessions.seen'), cell: (line) => formatMoment(lang, line.seen) },
    {
      head: say('own.sessions.end'),
      cell: (line) => (
        <PostForm page={page} action={action} class="form-inline" label={`${say('own.sessions.end')}: ${line.device}`}>
          <input type="hidden" name="phien" value={line.id} />
          <button class="button button-quiet" type="submit">
            {say('own.sessions.end')}
          </button>
        </PostForm>
      ),
    },
  ]
  return (
    <Section id="phien" title={say('own.sessions')} lead={say('own.sessions.lead')}>
      <DataTable lang={lang} caption={say('own.sessions')} captionHidden columns={columns} rows={sessions} />
      {sessions.length < 2 ? null : (
        <PostForm page={page} action={action}>
          <button class="button button-quiet" type="submit">
            {say('own.sessions.end-others')}
          </button>
        </PostForm>
      )}
    </Section>
  )
}
