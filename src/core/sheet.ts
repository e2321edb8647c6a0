/** What one cell of a table can hold; a day is YYYY-MM-DD. */
export type Cell = string | number | boolean | null

export type CellType = 'text' | 'whole' | 'number' | 'day' | 'yes-no' | 'address'

/** One column of a public list: how it is called in each language, and what each row shows in it. */
export interface Column<Row> {
  /** Name of the column for programs; stable. */
  readonly key: string
  readonly head: { readonly vi: string; readonly en: string }
  readonly type: CellType
  /** The list of labels that its values belong to (`status`, `level`), for people; programs get the value itself. */
  readonly labels?: string
  /** Characters; by type unless told. */
  readonly width?: number
  readonly of: (row: Row) => Cell
}

/** A table as the writers of files take it: in one language, rows still to come. */
export interface Sheet {
  /** Name of the table; the tab of a spreadsheet. */
  readonly name: string
  readonly columns: readonly { readonly head: string; readonly type: CellType; readonly width: number }[]
  /** What stands on the cover: the rule of counting, the day, the link. */
  readonly facts: readonly (readonly [label: string, value: string])[]
  readonly rows: AsyncIterable<readonly Cell[]>
}
