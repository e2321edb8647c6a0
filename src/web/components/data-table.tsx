import type { Child } from 'hono/jsx'
import type { Lang } from '../../i18n/catalogue.ts'
import { t } from '../../i18n/catalogue.ts'

/** One column of a table: its heading and what each row shows in it. */
export interface Column<Row> {
  readonly head: string
  readonly cell: (row: Row, index: number) => Child
  /** Numbers stand right and have figures of one width. */
  readonly numeric?: boolean
  /** The cell that names the row: a row heading, and the title of the card on a phone. */
  readonly names?: boolean
  /** Left out on a phone, where cards follow one another anyway: row numbers. */
  readonly wideOnly?: boolean
}

interface DataTableProps<Row> {
  readonly lang: Lang
  /** Says what the table shows; readers of the screen hear it first. */
  readonly caption: string
  readonly captionHidden?: boolean
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowId?: (row: Row) => string
  readonly footer?: readonly Child[]
  readonly dense?: boolean
}

/*
 * Under 640 px the rows become cards (display: block), and some browsers then forget that they are a table:
 * the roles say it again. They are spread because the linter would call them redundant.
 */
const TABLE = { role: 'table' }
const GROUP = { role: 'rowgroup' }
const ROW = { role: 'row' }
const CELL = { role: 'cell' }
const COLUMN_HEAD = { role: 'columnheader' }
const ROW_HEAD = { role: 'rowheader' }

/** A table that is wide on a screen, a list of cards on a phone, and whole on paper. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, footer } = props
  return (
    <table class={props.dense === true ? 'data-table data-dense' : 'data-table'} {...TABLE}>
      <caption class={props.captionHidden === true ? 'visually-hidden' : ''}>{caption}</caption>
      <thead {...GROUP}>
        <tr {...ROW}>
          {columns.map((column) => (
            <th scope="col" class={column.numeric === true ? 'numeric' : ''} {...COLUMN_HEAD}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...GROUP}>
        {rows.map((row, index) => (
          <tr {...(props.rowId === undefined ? {} : { id: props.rowId(row) })} {...ROW}>
            {columns.map((column) => (
              <Cell lang={props.lang} column={column} row={row} index={index} />
            ))}
          </tr>
        ))}
      </tbody>
      {footer === undefined ? null : (
        <tfoot {...GROUP}>
          <tr {...ROW}>
            {columns.map((column, i) =>
              column.names === true ? (
                <th scope="row" data-label={column.head} {...ROW_HEAD}>
                  {footer[i]}
                </th>
              ) : (
                <td class={column.numeric === true ? 'numeric' : ''} data-label={column.head} {...CELL}>
                  {footer[i]}
                </td>
              ),
            )}
          </tr>
        </tfoot>
      )}
    </table>
  )
}

function Cell<Row>({ lang, column, row, index }: { lang: Lang; column: Column<Row>; row: Row; index: number }) {
  const value = column.cell(row, index)
  const empty = value === null || value === undefined || value === ''
  if (column.names === true) {
    return (
      <th scope="row" class={column.numeric === true ? 'numeric' : ''} {...ROW_HEAD}>
        {value}
      </th>
    )
  }
  const classes = [
    column.numeric === true ? 'numeric' : '',
    column.wideOnly === true ? 'wide-only' : '',
    empty ? 'is-empty' : '',
  ]
    .join(' ')
    .trim()
  return (
    <td class={classes} data-label={column.head} {...CELL}>
      {empty ? <span class="empty-cell">{t(lang)('table.empty-cell')}</span> : value}
    </td>
  )
}
