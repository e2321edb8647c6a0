import { t } from '../../../i18n/catalogue.ts'
import { formatNumber } from '../../../i18n/format.ts'
import type { Column } from '../../components/data-table.tsx'
import { DataTable } from '../../components/data-table.tsx'
import type { FieldError } from '../../components/form.tsx'
import { ErrorSummary, TextField } from '../../components/form.tsx'
import { KeyedForm } from '../../components/keyed-form.tsx'
import { Layout } from '../../components/layout.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref, viOn } from '../../components/page.ts'
import { PageHead, Section } from '../../components/small.tsx'

/** The numbers of a count in the order of the paper; fields of the form carry these names. */
export const PAPER_FIELDS = ['issued', 'collected', 'spoiled', 'for', 'against', 'blank'] as const
export type PaperField = (typeof PAPER_FIELDS)[number]

export interface PaperProps {
  readonly page: PageContext
  /** Of the vote. */
  readonly href: string
  readonly itemHref: string
  readonly file: string
  readonly unit: string
  readonly handedOut: number
  /** Absent: the vote is still open, or over. */
  readonly form?: { readonly values: Readonly<Record<PaperField, string>>; readonly version: number }
  /** Absent until both are in. */
  readonly both?: readonly { readonly counter: string; readonly numbers: Readonly<Record<PaperField, number>> }[]
  readonly differing: readonly PaperField[]
  readonly typed: number
  readonly notice?: string
  readonly errors: readonly FieldError[]
  readonly newKey: () => string
}

/** Two people type in what they counted, neither seeing the other's numbers first. */
export function PaperPage(props: PaperProps) {
  const { page } = props
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={say('paper.title', { file: props.file })} section="desk" staff>
      <ErrorSummary lang={lang} errors={props.errors} />
      {props.notice === undefined ? null : (
        <p class="notice" role="status">
          {props.notice}
        </p>
      )}
      <PageHead eyebrow={say('vote.paper')} title={props.file} titleLang={viOn(lang)}>
        <p class="page-lead">{say('paper.lead')}</p>
      </PageHead>
      <p>{say('paper.handed-out', { n: formatNumber(lang, props.handedOut) })}</p>
      {props.both === undefined ? null : <Both {...props} both={props.both} />}
      {props.both === undefined && props.typed > 0 ? <p class="notice">{say('paper.waiting')}</p> : null}
      {props.form === undefined ? (
        <p class="notice">{say('paper.not-now')}</p>
      ) : (
        <Numbers {...props} form={props.form} />
      )}
      <p>
        <a href={localHref(lang, props.itemHref)}>{say('meeting.item.back')}</a>
      </p>
    </Layout>
  )
}

type Counted = NonNullable<PaperProps['both']>

function Both({ page, both, differing }: PaperProps & { readonly both: Counted }) {
  const { lang } = page
  const say = t(lang)
  const what = differing.map((field) => say(`vote.${field}`).toLocaleLowerCase('vi')).join(', ')
  const columns: readonly Column<PaperField>[] = [
    { head: say('paper.number'), names: true, cell: (field) => say(`vote.${field}`) },
    ...both.map(
      (count): Column<PaperField> => ({
        head: count.counter,
        numeric: true,
        cell: (field) =>
          differing.includes(field) ? (
            <span class="conflict-words">{formatNumber(lang, count.numbers[field])}</span>
          ) : (
            formatNumber(lang, count.numbers[field])
          ),
      }),
    ),
  ]
  return (
    <Section id="hai-nguoi" title={say('paper.both')}>
      <p class="notice">{differing.length === 0 ? say('paper.same') : say('paper.differ', { what })}</p>
      <DataTable lang={lang} caption={say('paper.both')} captionHidden dense columns={columns} rows={PAPER_FIELDS} />
    </Section>
  )
}

function Numbers({
  page,
  href,
  form,
  errors,
  newKey,
}: PaperProps & { readonly form: NonNullable<PaperProps['form']> }) {
  const { lang } = page
  const say = t(lang)
  return (
    <KeyedForm page={page} action={`${href}/phieu-giay`} newKey={newKey} version={form.version}>
      {PAPER_FIELDS.map((field) => (
        <TextField
          lang={lang}
          id={field}
          label={say(`vote.${field}`)}
          numeric
          short
          autocomplete="off"
          value={form.values[field]}
          error={errors.find((error) => error.field === field)?.message}
        />
      ))}
      <button class="button" type="submit">
        {say('paper.save')}
      </button>
    </KeyedForm>
  )
}
