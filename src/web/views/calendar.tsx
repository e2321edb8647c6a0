import { t } from '../../i18n/catalogue.ts'
import { formatDate, formatNumber } from '../../i18n/format.ts'
import type { Column } from '../components/data-table.tsx'
import { DataTable } from '../components/data-table.tsx'
import type { FieldError } from '../components/form.tsx'
import { ErrorSummary, PostForm, SelectField, TextField } from '../components/form.tsx'
import { Layout } from '../components/layout.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref, viOn } from '../components/page.ts'
import { Chip, PageHead, Section } from '../components/small.tsx'

export interface CalendarItem {
  readonly day: string
  /** The last one, when several follow one another. */
  readonly until?: string
  /** "Thứ Hai", "Thứ Hai đến Thứ Sáu" */
  readonly weekday: string
  readonly words: string
  readonly worked: boolean
  readonly basis: string
  readonly verified: boolean
  readonly note?: string
  /** May be taken back by the reader. */
  readonly drop?: { readonly id: string; readonly version: number }
}

export interface CalendarProps {
  readonly page: PageContext
  readonly year: number
  readonly working: number
  readonly items: readonly CalendarItem[]
  readonly notCounted: readonly string[]
  readonly years: readonly number[]
  /** Who may change it: the form, with what was typed. */
  readonly form?: Readonly<Record<'ngay' | 'loai' | 'can-cu' | 'ghi-chu', string>>
  readonly newKey: () => string
  readonly errors: readonly FieldError[]
  readonly done?: string
}

const HREF = '/ban-lam-viec/lich-lam-viec'

/** The days off of a year, and what one's own office added. */
export function CalendarPage(props: CalendarProps) {
  const { page, year, items } = props
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={say('calendar.title', { year })} section="desk" staff wide>
      <ErrorSummary lang={lang} errors={props.errors} />
      {props.done === undefined ? null : (
        <p class="notice" role="status">
          {props.done}
        </p>
      )}
      <PageHead eyebrow={say('desk.eyebrow')} title={say('calendar.title', { year })}>
        <p class="page-lead">{say('calendar.lead', { year, n: formatNumber(lang, props.working) })}</p>
      </PageHead>
      <p class="chips">
        {say('calendar.years')}
        {props.years.map((other) => (
          <a href={`${localHref(lang, HREF)}?nam=${other}`} {...(other === year ? { 'aria-current': 'page' } : {})}>
            {other}
          </a>
        ))}
      </p>
      <DataTable
        lang={lang}
        caption={say('calendar.caption', { year })}
        captionHidden
        columns={columns(props)}
        rows={items}
      />
      {items.every((item) => item.verified) ? null : <p class="hint">{say('calendar.unverified')}</p>}
      {props.notCounted.length === 0 ? null : (
        <Section id="chua-tinh" title={say('calendar.not-counted.title')}>
          {props.notCounted.map((line) => (
            <p>{line}</p>
          ))}
        </Section>
      )}
      {props.form === undefined ? null : <AddPart {...props} form={props.form} />}
    </Layout>
  )
}

function columns({ page, newKey }: CalendarProps): readonly Column<CalendarItem>[] {
  const { lang } = page
  const say = t(lang)
  return [
    {
      head: say('calendar.day'),
      names: true,
      cell: (item) => (
        <>
          {item.until === undefined
            ? formatDate(lang, item.day)
            : `${formatDate(lang, item.day)} – ${formatDate(lang, item.until)}`}
          <span class="hint due-line">{item.weekday}</span>
        </>
      ),
    },
    {
      head: say('calendar.kind'),
      cell: (item) => (item.worked ? <Chip tone="warn">{item.words}</Chip> : item.words),
    },
    {
      head: say('calendar.basis'),
      cell: (item) => (
        <div>
          <span {...viOn(lang)}>{item.basis}</span>
          {item.note === undefined ? null : <span class="hint due-line">{item.note}</span>}
          {item.drop === undefined ? null : (
            <PostForm page={page} action={localHref(lang, `${HREF}/bo`)} label={formatDate(lang, item.day)}>
              <input type="hidden" name="_key" value={newKey()} />
              <input type="hidden" name="id" value={item.drop.id} />
              <input type="hidden" name="_version" value={item.drop.version} />
              <button class="button button-quiet" type="submit">
                {say('calendar.drop')}
              </button>
            </PostForm>
          )}
        </div>
      ),
    },
  ]
}

function AddPart({
  page,
  newKey,
  errors,
  form,
}: CalendarProps & { readonly form: NonNullable<CalendarProps['form']> }) {
  const { lang } = page
  const say = t(lang)
  const error = (field: string) => errors.find((one) => one.field === field)?.message
  return (
    <Section id="them" title={say('calendar.add.title')} lead={say('calendar.add.lead')}>
      <PostForm page={page} action={localHref(lang, HREF)}>
        <input type="hidden" name="_key" value={newKey()} />
        <TextField
          lang={lang}
          id="ngay"
          label={say('calendar.day')}
          hint={say('calendar.add.day.hint')}
          short
          value={form.ngay}
          error={error('ngay')}
        />
        <SelectField
          lang={lang}
          id="loai"
          label={say('calendar.add.kind')}
          choices={[
            { value: 'nghi', label: say('calendar.add.off') },
            { value: 'lam', label: say('calendar.add.working') },
          ]}
          value={form.loai}
        />
        <TextField
          lang={lang}
          id="can-cu"
          label={say('calendar.basis')}
          hint={say('calendar.add.basis.hint')}
          value={form['can-cu']}
          error={error('can-cu')}
        />
        <TextField lang={lang} id="ghi-chu" label={say('calendar.add.note')} optional value={form['ghi-chu']} />
        <button class="button" type="submit">
          {say('calendar.add.button')}
        </button>
      </PostForm>
    </Section>
  )
}
