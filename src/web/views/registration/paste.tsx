import { t } from '../../../i18n/catalogue.ts'
import { formatNumber } from '../../../i18n/format.ts'
import type { Column } from '../../components/data-table.tsx'
import { DataTable } from '../../components/data-table.tsx'
import type { Choice, FieldError } from '../../components/form.tsx'
import { ErrorSummary, PostForm, SelectField, TextArea } from '../../components/form.tsx'
import { Layout } from '../../components/layout.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref, viOn } from '../../components/page.ts'
import { Breadcrumbs, Chip, EmptyState, PageHead, Section } from '../../components/small.tsx'

export interface PastedRow {
  readonly number: number
  readonly cells: Readonly<Partial<Record<string, string>>>
  /** What is wrong, by column. */
  readonly faults: Readonly<Partial<Record<string, string>>>
  readonly good: boolean
}

export interface PasteProps {
  readonly page: PageContext
  readonly action: string
  readonly mineHref: string
  readonly most: number
  readonly rounds: readonly Choice[]
  readonly typed: { readonly round: string; readonly text: string }
  readonly errors: readonly FieldError[]
  readonly done?: string
  readonly preview?: {
    readonly columns: readonly { readonly id: string; readonly label: string }[]
    readonly unknown: readonly string[]
    readonly rows: readonly PastedRow[]
  }
}

/** A table to paste, and what it would become before anything is saved. */
export function PastePage(props: PasteProps) {
  const { page, preview } = props
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={say('reg.paste.title')} section="desk" staff wide={preview !== undefined}>
      <Breadcrumbs
        lang={lang}
        crumbs={[{ label: say('reg.mine.title'), href: props.mineHref }, { label: say('reg.paste.title') }]}
      />
      <ErrorSummary lang={lang} errors={props.errors} />
      {props.done === undefined ? null : (
        <p class="notice" role="status">
          {props.done} <a href={localHref(lang, props.mineHref)}>{say('reg.mine.title')}</a>
        </p>
      )}
      <PageHead eyebrow={say('desk.eyebrow')} title={say('reg.paste.title')}>
        <p class="page-lead">{say('reg.paste.lead')}</p>
      </PageHead>
      {props.rounds.length === 0 ? <EmptyState text={say('reg.new.no-round')} /> : null}
      {preview === undefined ? null : <Preview {...props} preview={preview} />}
      {props.rounds.length === 0 ? null : <PasteForm {...props} />}
    </Layout>
  )
}

function PasteForm(props: PasteProps) {
  const { page, typed } = props
  const { lang } = page
  const say = t(lang)
  return (
    <PostForm page={page} action={localHref(lang, props.action)}>
      <SelectField lang={lang} id="dot" label={say('reg.new.round')} choices={props.rounds} value={typed.round} />
      <TextArea
        lang={lang}
        id="bang"
        label={say('reg.paste.text')}
        hint={say('reg.paste.text.hint', { max: formatNumber(lang, props.most) })}
        value={typed.text}
        error={props.errors.find((error) => error.field === 'bang')?.message}
        rows={12}
      />
      <div class="form-end">
        <button
          class={props.preview === undefined ? 'button' : 'button button-quiet'}
          type="submit"
          name="buoc"
          value="xem"
        >
          {say('reg.paste.preview')}
        </button>
      </div>
    </PostForm>
  )
}

function Preview(props: PasteProps & { preview: NonNullable<PasteProps['preview']> }) {
  const { page, preview, typed } = props
  const { lang } = page
  const say = t(lang)
  const good = preview.rows.filter((row) => row.good).length
  const bad = preview.rows.length - good
  const columns: readonly Column<PastedRow>[] = [
    { head: say('reg.paste.row'), numeric: true, cell: (row) => formatNumber(lang, row.number) },
    {
      head: say('reg.paste.result'),
      cell: (row) =>
        row.good ? (
          <Chip tone="good">{say('reg.paste.ok')}</Chip>
        ) : (
          <Chip tone="warn">{say('reg.paste.faults', { n: Object.keys(row.faults).length })}</Chip>
        ),
    },
    ...preview.columns.map(
      (column): Column<PastedRow> => ({
        head: column.label,
        names: column.id === 'name',
        cell: (row) => <Cell lang={lang} text={row.cells[column.id] ?? ''} fault={row.faults[column.id]} />,
      }),
    ),
    ...(preview.columns.some((column) => column.id === 'unit')
      ? []
      : [
          { head: say('reg.col.unit'), cell: (row: PastedRow) => <Cell lang={lang} text="" fault={row.faults.unit} /> },
        ]),
  ]
  return (
    <Section id="xem-truoc" title={say('reg.paste.preview')}>
      <p>
        {say('reg.paste.good', { n: formatNumber(lang, good) })}{' '}
        {bad === 0 ? null : say('reg.paste.bad', { n: formatNumber(lang, bad) })}
      </p>
      {preview.unknown.length === 0 ? null : (
        <p class="hint">{say('reg.paste.unknown', { names: preview.unknown.join(', ') })}</p>
      )}
      <div class="scroll-x">
        <DataTable
          lang={lang}
          caption={say('reg.paste.preview')}
          captionHidden
          columns={columns}
          rows={preview.rows}
          dense
        />
      </div>
      {good === 0 ? null : (
        <PostForm page={page} action={localHref(lang, props.action)}>
          <input type="hidden" name="dot" value={typed.round} />
          <input type="hidden" name="bang" value={typed.text} />
          <button class="button" type="submit" name="buoc" value="luu">
            {say('reg.paste.save', { n: formatNumber(lang, good) })}
          </button>
        </PostForm>
      )}
    </Section>
  )
}

function Cell({ lang, text, fault }: { lang: PageContext['lang']; text: string; fault: string | undefined }) {
  const shown = text.length > 120 ? `${text.slice(0, 119)}…` : text
  if (fault === undefined) return shown === '' ? null : <span {...viOn(lang)}>{shown}</span>
  return (
    <>
      <span {...viOn(lang)}>{shown}</span> <span class="field-error">{fault}</span>
    </>
  )
}
