import { t } from '../../i18n/catalogue.ts'
import { formatDate, formatNumber } from '../../i18n/format.ts'
import { valueLabel } from '../../i18n/labels.ts'
import type { Column } from '../components/data-table.tsx'
import { DataTable } from '../components/data-table.tsx'
import { PostForm } from '../components/form.tsx'
import { Layout } from '../components/layout.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref, viOn } from '../components/page.ts'
import { Chip, EmptyState, PageHead } from '../components/small.tsx'
import type { DueWords } from '../due.ts'

/** One thing that waits. */
export interface WorkItem {
  readonly href: string
  /** Empty: it has no name yet. */
  readonly title: string
  readonly place?: string
  readonly waits?: string
  /** A calendar day. */
  readonly since?: string
  readonly due?: DueWords
  /** Of a form: how many parts are missing. */
  readonly missing?: number
}

export interface WorkPileView {
  readonly task: string
  readonly total: number
  readonly items: readonly WorkItem[]
  readonly all?: string
}

export interface WorkProps {
  readonly page: PageContext
  readonly total: number
  readonly overdue: number
  /** Rounds that the reader may look at, with the end of their registration. */
  readonly rounds: readonly {
    readonly id: string
    readonly label: string
    readonly where: string
    readonly due: DueWords
  }[]
  readonly roles: readonly { readonly role: string; readonly piles: readonly WorkPileView[] }[]
}

/** What waits for the reader, by role; what is late first. */
export function WorkPage({ page, total, overdue, roles, rounds }: WorkProps) {
  const { lang } = page
  const say = t(lang)
  const n = formatNumber(lang, total)
  return (
    <Layout page={page} title={say('work.title')} section="desk" staff wide>
      <PageHead eyebrow={say('desk.eyebrow')} title={say('work.title')}>
        {total === 0 ? null : (
          <p class="page-lead">
            {overdue === 0
              ? say('work.lead', { n })
              : say('work.lead.overdue', { n, late: formatNumber(lang, overdue) })}
          </p>
        )}
      </PageHead>
      {total === 0 ? <EmptyState text={say('work.empty')} /> : null}
      {roles.map(({ role, piles }) => (
        <section class="work-role" aria-labelledby={`vai-${role}`}>
          <h2 id={`vai-${role}`}>{valueLabel(lang, 'role', role)}</h2>
          {piles.map((pile) => (
            <Pile page={page} role={role} pile={pile} />
          ))}
        </section>
      ))}
      {rounds.length === 0 ? null : <Rounds page={page} rounds={rounds} />}
      <PostForm page={page} action={localHref(lang, '/dang-xuat')}>
        <button class="button button-quiet" type="submit">
          {say('nav.sign-out')}
        </button>
      </PostForm>
    </Layout>
  )
}

function Rounds({ page, rounds }: Pick<WorkProps, 'page' | 'rounds'>) {
  const { lang } = page
  const say = t(lang)
  const columns: readonly Column<WorkProps['rounds'][number]>[] = [
    {
      head: say('work.round'),
      names: true,
      cell: (round) => (
        <span {...viOn(lang)}>
          {round.label}, {round.where}
        </span>
      ),
    },
    { head: say('board.window.registration'), cell: (round) => <DueCell due={round.due} /> },
    {
      head: say('work.round.open'),
      cell: (round) => (
        <span class="chips">
          <a href={localHref(lang, `/ban-lam-viec/dot/${round.id}/bang`)}>{say('board.short')}</a>
          <a href={localHref(lang, `/ban-lam-viec/dot/${round.id}/chi-tieu`)}>{say('quota.short')}</a>
        </span>
      ),
    },
  ]
  return (
    <section class="work-role" aria-labelledby="dot-dang-chay">
      <h2 id="dot-dang-chay">{say('work.rounds')}</h2>
      <DataTable lang={lang} caption={say('work.rounds')} captionHidden columns={columns} rows={rounds} />
    </section>
  )
}

function Pile({ page, role, pile }: { page: PageContext; role: string; pile: WorkPileView }) {
  const { lang } = page
  const say = t(lang)
  const title = valueLabel(lang, 'work', pile.task)
  const left = pile.total - pile.items.length
  return (
    <div class="work-pile" id={`${role}-${pile.task}`}>
      <h3>
        {title} <Chip>{say('work.count', { n: formatNumber(lang, pile.total) })}</Chip>
      </h3>
      {pile.items.length === 0 ? null : (
        <DataTable lang={lang} caption={title} captionHidden columns={columns(page, pile.items)} rows={pile.items} />
      )}
      {pile.all !== undefined ? (
        <p>
          <a href={localHref(lang, pile.all)}>
            {left > 0 && pile.items.length > 0
              ? say('work.more', { n: formatNumber(lang, pile.total) })
              : say('work.open-list')}
          </a>
        </p>
      ) : left > 0 ? (
        <p class="hint">{say('work.more.none', { n: formatNumber(lang, left) })}</p>
      ) : null}
    </div>
  )
}

function columns({ lang }: PageContext, items: readonly WorkItem[]): readonly Column<WorkItem>[] {
  const say = t(lang)
  const name: Column<WorkItem> = {
    head: say('work.item'),
    names: true,
    cell: (item) => (
      <>
        <a href={localHref(lang, item.href)} {...(item.title === '' ? {} : viOn(lang))}>
          {item.title === '' ? say('work.unnamed') : item.title}
        </a>
        {item.missing === undefined ? null : (
          <span class="hint due-line">
            {item.missing === 0 ? say('work.complete') : say('work.missing', { n: item.missing })}
          </span>
        )}
      </>
    ),
  }
  const others: readonly (Column<WorkItem> & { readonly has: (item: WorkItem) => boolean })[] = [
    {
      head: say('board.unit'),
      has: (item) => item.place !== undefined,
      cell: (item) => <span {...viOn(lang)}>{item.place}</span>,
    },
    {
      head: say('work.waits'),
      has: (item) => item.waits !== undefined,
      cell: (item) => <span {...viOn(lang)}>{item.waits}</span>,
    },
    {
      head: say('work.since'),
      has: (item) => item.since !== undefined,
      cell: (item) => (item.since === undefined ? null : formatDate(lang, item.since)),
    },
    {
      head: say('work.due'),
      has: (item) => item.due !== undefined,
      cell: (item) => (item.due === undefined ? null : <DueCell due={item.due} />),
    },
  ]
  return [name, ...others.filter((column) => items.some(column.has))]
}

/** The deadline in words; what is late stands out in shape and words. */
export function DueCell({ due }: { due: DueWords }) {
  return (
    <div>
      {due.late ? (
        <span class="no-break">
          <Chip tone="warn">{due.words}</Chip>
        </span>
      ) : (
        <span class="due-line">{due.words}</span>
      )}
      {due.day === undefined ? null : <span class="hint due-line">{due.day}</span>}
    </div>
  )
}
