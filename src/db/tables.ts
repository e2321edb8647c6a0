import type { Selectable } from 'kysely'
import type { DB } from './schema.generated.ts'

/**
 * The schema as queries see it. PostgreSQL calls every column of a view nullable; a column of `public_x` is as nullable
 * as the column of `x` it comes from, and the joined ones are listed here.
 */
type Base<V extends string> = V extends 'figure' ? DB['declared_figure'] : V extends keyof DB ? DB[V] : never

interface Joined {
  public_programme: {
    movement_slug: string
    movement_name: string
    movement_name_en: string
    period_label: string
    year_from: number
    year_to: number
    province_id: string
  }
  public_model_owner: { name: string }
  public_tenant: { tenant_id: number }
  public_stat: {
    tenant_id: number
    what: string
    year: number
    province_id: string
    field_code: string
    n: number
    implemented: number
    recognised: number
  }
}

type ViewRow<Name extends keyof DB, V extends string> = {
  [K in keyof DB[Name]]: Name extends keyof Joined
    ? K extends keyof Joined[Name]
      ? Joined[Name][K]
      : FromBase<DB[Name][K], Base<V>, K>
    : FromBase<DB[Name][K], Base<V>, K>
}
type FromBase<Seen, B, K> = K extends keyof B ? Selectable<Pick<B, K>>[K & keyof Selectable<Pick<B, K>>] : Seen

/** Every table and view with the types that queries give and take. */
export type Tables = { [Name in keyof DB]: Name extends `public_${infer V}` ? ViewRow<Name, V> : DB[Name] }

export type Row<Name extends keyof Tables> = Selectable<Tables[Name]>
