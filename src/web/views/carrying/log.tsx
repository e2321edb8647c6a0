import type { CarryingOut } from '../../../app/progress/page.ts'
import { INDICATORS, indicatorOf } from '../../../core/indicators/catalogue.ts'
import { printedNumber } from '../../../core/indicators/typed-number.ts'
import type { FigureLine, FigureSum } from '../../../core/progress/sums.ts'
import type { Lang } from '../../../i18n/catalogue.ts'
import { t } from '../../../i18n/catalogue.ts'
import { formatDate, formatMoment } from '../../../i18n/format.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import { type Column, DataTable } from '../../components/data-table.tsx'
import type { FieldError } from '../../components/form.tsx'
import { PostForm, SelectField, TextArea, TextField } from '../../components/form.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref, viOn } from '../../components/page.ts'
import { Chip, EmptyState } from '../../components/small.tsx'

/** What stands for the meaning of a figure on a form: a result, whom it reached, or who gave. */
export const SOURCES = ['result', 'beneficiary', 'people', 'business', 'budget', 'social'] as const
/** Lines for figures on one form; more go into another entry. */
export const FIGURE_ROWS = 4

/** "5.000.000 đồng". */
export function measured(lang: Lang, code: string, value: string): string {
  const indicator = indicatorOf(code)
  return `${printedNumber(value, lang)} ${(lang === 'vi' ? indicator?.unit : indicator?.unitEn) ?? ''}`.trim()
}

const nameOf = (lang: Lang, code: string) => (lang === 'vi' ? indicatorOf(code)?.vi : indicatorOf(code)?.en) ?? code
const sourceOf = (one: Pick<FigureLine, 'role' | 'contributor'>) => one.contributor ?? one.role

/** Entries of a sum that are linked one by one; all of them stand in the log below. */
const MOST_LINKS = 12

/** The sums of a log: counted and estimated in columns of their own, each sum with the entries it is made of. */
export function SumTable({ lang, sums, log }: { lang: Lang; sums: readonly FigureSum[]; log: string }) {
  const say = t(lang)
  const columns: readonly Column<FigureSum>[] = [
    { head: say('carrying.figure.indicator'), names: true, cell: (one) => nameOf(lang, one.indicator) },
    { head: say('carrying.figure.source'), cell: (one) => valueLabel(lang, 'figure-source', sourceOf(one)) },
    {
      head: valueLabel(lang, 'figure-method', 'counted'),
      numeric: true,
      cell: (one) => (one.counted === null ? null : measured(lang, one.indicator, one.counted)),
    },
    {
      head: valueLabel(lang, 'figure-method', 'estimated'),
      numeric: true,
      cell: (one) => (one.estimated === null ? null : measured(lang, one.indicator, one.estimated)),
    },
    {
      head: say('carrying.figure.entries'),
      numeric: true,
      cell: (one) => (
        <>
          {one.entries.slice(0, MOST_LINKS).map((id, n) => (
            <>
              {n === 0 ? null : ', '}
              <a href={localHref(lang, `${log}#muc-${id}`)}>{n + 1}</a>
            </>
          ))}
          {one.entries.length > MOST_LINKS ? `… ${one.entries.length}` : null}
        </>
      ),
    },
  ]
  return <DataTable lang={lang} caption={say('carrying.sums')} captionHidden columns={columns} rows={sums} />
}

/** Entries, the newest day first; those that were corrected stay readable. */
export function EntryList({ page, data, base }: { page: PageContext; data: CarryingOut; base: string }) {
  const { lang } = page
  const say = t(lang)
  if (data.entries.length === 0) return <EmptyState text={say('carrying.log.empty')} />
  const corrects = data.may('progress.write')
  return (
    <ol class="plain-list entry-list">
      {data.entries.map((entry) => (
        <li id={`muc-${entry.id}`} class={entry.stands ? 'entry' : 'entry entry-gone'}>
          <h3>
            {formatDate(lang, entry.day)} {entry.stands ? null : <Chip>{say('carrying.log.corrected')}</Chip>}
          </h3>
          {entry.reason === null ? null : (
            <p class="hint">
              <a href={`#muc-${entry.replaces_id}`}>{say('carrying.log.corrects', { reason: entry.reason })}</a>
            </p>
          )}
          <p class="typed-text" {...viOn(lang)}>
            {entry.text}
          </p>
          <ul class="plain-list">
            {(data.figures.get(entry.id) ?? []).map((one) => (
              <li>
                <strong>{measured(lang, one.indicator, one.value)}</strong> {nameOf(lang, one.indicator).toLowerCase()},{' '}
                {valueLabel(lang, 'figure-source', sourceOf(one)).toLowerCase()} (
                {valueLabel(lang, 'figure-method', one.method).toLowerCase()})
              </li>
            ))}
          </ul>
          <p class="hint">
            {say('carrying.log.by', { name: entry.by_name, at: formatMoment(lang, entry.at) })}
            {entry.stands && corrects ? (
              <>
                {' · '}
                <a href={localHref(lang, `${base}?sua=${entry.id}#ghi`)}>{say('carrying.log.correct.do')}</a>
              </>
            ) : null}
          </p>
        </li>
      ))}
    </ol>
  )
}

export interface EntryFormProps {
  readonly page: PageContext
  readonly action: string
  readonly formId: string
  /** What stands in a field. */
  readonly value: (name: string) => string
  readonly errors: readonly FieldError[]
  /** The day of the entry that is corrected. */
  readonly correcting?: string
}

/** The form of an entry: day, words, and a few lines of figures. */
export function EntryForm({ page, action, formId, value, errors, correcting }: EntryFormProps) {
  const { lang } = page
  const say = t(lang)
  const field = (id: string) => ({ lang, id, value: value(id), error: errors.find((e) => e.field === id)?.message })
  const more = Array.from({ length: FIGURE_ROWS - 1 }, (_, n) => value(`chi-so-${n + 1}`) + value(`so-${n + 1}`)).some(
    (typed) => typed !== '',
  )
  const row = (n: number) => (
    <fieldset class="figure-row">
      <legend>{say('carrying.figure', { n: n + 1 })}</legend>
      <SelectField
        {...field(`chi-so-${n}`)}
        label={say('carrying.figure.indicator')}
        empty={say('carrying.figure.none')}
        choices={INDICATORS.map((one) => ({
          value: one.code,
          label: lang === 'vi' ? `${one.vi} (${one.unit})` : `${one.en} (${one.unitEn})`,
        }))}
      />
      <TextField {...field(`so-${n}`)} label={say('carrying.figure.value')} short />
      <SelectField
        {...field(`la-${n}`)}
        label={say('carrying.figure.source')}
        choices={SOURCES.map((one) => ({ value: one, label: valueLabel(lang, 'figure-source', one) }))}
      />
      <SelectField
        {...field(`cach-${n}`)}
        label={say('carrying.figure.method')}
        choices={['counted', 'estimated'].map((one) => ({
          value: one,
          label: valueLabel(lang, 'figure-method', one),
        }))}
      />
    </fieldset>
  )
  return (
    <PostForm page={page} action={localHref(lang, action)}>
      <input type="hidden" name="_key" value={formId} />
      {correcting === undefined ? null : <input type="hidden" name="sua" value={value('sua')} />}
      <TextField {...field('ngay')} label={say('carrying.day')} hint={say('carrying.day.hint')} short />
      <TextArea {...field('viec-lam')} label={say('carrying.text')} hint={say('carrying.text.hint')} rows={5} />
      {correcting === undefined ? null : <TextField {...field('ly-do')} label={say('carrying.reason')} />}
      <p class="hint">{say('carrying.figures.hint')}</p>
      {row(0)}
      <details {...(more ? { open: true } : {})}>
        <summary>{say('carrying.figures.more')}</summary>
        {Array.from({ length: FIGURE_ROWS - 1 }, (_, n) => row(n + 1))}
      </details>
      <button class="button" type="submit">
        {say('carrying.save')}
      </button>
    </PostForm>
  )
}
