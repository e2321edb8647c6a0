import { t } from '../../../i18n/catalogue.ts'
import { formatNumber } from '../../../i18n/format.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import type { Column } from '../../components/data-table.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { PostForm } from '../../components/form.tsx'
import { Layout } from '../../components/layout.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref, viOn } from '../../components/page.ts'
import type { Paging } from '../../components/small.tsx'
import { Chip, EmptyState, PageHead, Pagination } from '../../components/small.tsx'

/** One registration in a list. */
export interface RegistrationItem {
  readonly id: string
  readonly version: number
  readonly href: string
  readonly name: string
  readonly state: string
  /** Still being written. */
  readonly open: boolean
  readonly place: string
  readonly type: string
  readonly round: string
  readonly marks: readonly string[]
  readonly field?: string
  readonly lead?: string
  readonly sent?: string
}

export interface NotSent {
  readonly href: string
  readonly name: string
  readonly why: string
}

export interface StateCount {
  readonly state: string
  readonly n: number
  readonly here: boolean
}

export interface MineProps {
  readonly page: PageContext
  readonly href: string
  readonly rows: readonly RegistrationItem[]
  readonly counts: readonly StateCount[]
  readonly all: number
  /** The reader may sign. */
  readonly signs: boolean
  readonly newKey: string
  readonly paging: Paging
  /** What became of those that were just signed. */
  readonly signed?: { readonly sent: number; readonly not: readonly NotSent[] }
}

const TONES: Readonly<Record<string, 'plain' | 'good' | 'warn'>> = {
  returned: 'warn',
  rejected: 'warn',
  accepted: 'good',
}
export const stateTone = (state: string): 'plain' | 'good' | 'warn' => TONES[state] ?? 'plain'

/** The registrations of the reader's units: by state, the newest first. */
export function MinePage(props: MineProps) {
  const { page, rows } = props
  const { lang } = page
  const say = t(lang)
  const signable = props.signs && rows.some((row) => row.open)
  const table = <Table {...props} signable={signable} />
  return (
    <Layout page={page} title={say('reg.mine.title')} section="desk" staff wide>
      <PageHead eyebrow={say('desk.eyebrow')} title={say('reg.mine.title')}>
        <p class="page-lead">{say('reg.mine.lead')}</p>
      </PageHead>
      {props.signed === undefined ? null : <Signed lang={lang} {...props.signed} />}
      <p class="button-row">
        <a class="button" href={localHref(lang, `${props.href}/moi`)}>
          {say('reg.mine.new')}
        </a>
        <a class="button button-quiet" href={localHref(lang, `${props.href}/dan-bang`)}>
          {say('reg.mine.paste')}
        </a>
      </p>
      <StateTabs page={page} href={props.href} counts={props.counts} all={props.all} />
      {rows.length === 0 ? (
        <EmptyState text={say('reg.mine.empty')} />
      ) : signable ? (
        <PostForm page={page} action={localHref(lang, `${props.href}/ky-gui`)} class="list-form">
          <input type="hidden" name="_key" value={props.newKey} />
          {table}
          <p>
            <button class="button button-quiet" type="submit">
              {say('reg.mine.sign')}
            </button>
          </p>
          <p class="hint">{say('reg.mine.sign.hint')}</p>
        </PostForm>
      ) : (
        table
      )}
      <Pagination lang={lang} paging={props.paging} />
    </Layout>
  )
}

function Table({ page, rows, signable }: MineProps & { signable: boolean }) {
  const { lang } = page
  const say = t(lang)
  const columns: readonly Column<RegistrationItem>[] = [
    ...(signable
      ? [
          {
            head: say('reg.col.choose'),
            cell: (row: RegistrationItem) =>
              row.open ? (
                <input
                  type="checkbox"
                  name="chon"
                  value={`${row.id}:${row.version}`}
                  aria-label={say('reg.mine.choose', { name: row.name })}
                />
              ) : (
                <span />
              ),
          },
        ]
      : []),
    { head: say('reg.col.name'), names: true, cell: (row) => <NameCell page={page} row={row} /> },
    {
      head: say('reg.col.state'),
      cell: (row) => <Chip tone={stateTone(row.state)}>{valueLabel(lang, 'stage', row.state)}</Chip>,
    },
    { head: say('reg.col.unit'), cell: (row) => <span {...viOn(lang)}>{row.place}</span> },
    { head: say('reg.col.type'), cell: (row) => row.type },
    { head: say('reg.col.round'), cell: (row) => <span {...viOn(lang)}>{row.round}</span> },
    { head: say('reg.col.sent'), cell: (row) => row.sent ?? say('reg.not-sent') },
  ]
  return <DataTable lang={lang} caption={say('reg.mine.title')} captionHidden columns={columns} rows={rows} dense />
}

/** The name with what sets it apart: late, urgent, joins. */
export function NameCell({ page, row }: { page: PageContext; row: RegistrationItem }) {
  return (
    <>
      <a href={localHref(page.lang, row.href)} {...viOn(page.lang)}>
        {row.name}
      </a>{' '}
      {row.marks.map((mark) => (
        <>
          <Chip>{mark}</Chip>{' '}
        </>
      ))}
    </>
  )
}

interface TabsProps {
  readonly page: PageContext
  readonly href: string
  readonly counts: readonly StateCount[]
  /** How many there are in all; left out where a state is always chosen. */
  readonly all?: number
  /** What else the address says. */
  readonly keep?: string
}

/** The states with their counts, each a link. */
export function StateTabs({ page, href, counts, all, keep = '' }: TabsProps) {
  const { lang } = page
  const say = t(lang)
  const none = counts.every((one) => !one.here)
  return (
    <ul class="state-tabs" aria-label={say('reg.col.state')}>
      {all === undefined ? null : (
        <li>
          <a href={localHref(lang, href)} {...(none ? { 'aria-current': 'page' } : {})}>
            {say('reg.mine.all')} <span class="count">{formatNumber(lang, all)}</span>
          </a>
        </li>
      )}
      {counts
        .filter((one) => one.n > 0 || one.here)
        .map((one) => (
          <li>
            <a
              href={localHref(lang, `${href}?trang-thai=${one.state}${keep}`)}
              {...(one.here ? { 'aria-current': 'page' } : {})}
            >
              {valueLabel(lang, 'stage', one.state)} <span class="count">{formatNumber(lang, one.n)}</span>
            </a>
          </li>
        ))}
    </ul>
  )
}

function Signed({ lang, sent, not }: { lang: PageContext['lang']; sent: number; not: readonly NotSent[] }) {
  const say = t(lang)
  return (
    <div class={not.length === 0 ? 'notice' : 'notice notice-warn'} role="status">
      <p>{say('reg.mine.sent', { n: formatNumber(lang, sent) })}</p>
      {not.length === 0 ? null : (
        <>
          <p>{say('reg.mine.not-sent')}</p>
          <ul>
            {not.map((one) => (
              <li>
                <a href={localHref(lang, one.href)} {...viOn(lang)}>
                  {one.name}
                </a>
                : {one.why}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
