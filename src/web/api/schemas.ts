import { z } from '@hono/zod-openapi'

/** A list of these; what is answered is never changed. */
const list = <T extends z.ZodType>(of: T) => z.array(of).readonly()
const text = z.string()
const orNull = <T extends z.ZodType>(of: T) => of.nullable()
const whole = z.number().int()
const boundaries = z.enum(['then', 'now'])
const path = z.string().openapi({ description: 'Path of a page on this site', example: '/don-vi/807/truoc' })
const day = z.string().openapi({ format: 'date' })

export const Place = z
  .strictObject({
    id: text,
    code: text,
    level: text,
    name: text.openapi({ description: 'As it was called then', example: 'Huyện Cần Giuộc' }),
    validFrom: orNull(day),
    province: text.openapi({ description: 'The province as it was', example: 'Tỉnh Long An' }),
    now: z.strictObject({ province: text, provinceCode: text, commune: orNull(text), communeCode: orNull(text) }),
    href: path,
  })
  .openapi('Place')

const ProgrammeRef = z.strictObject({ id: text, slug: text, movement: text, period: text, href: path })

export const Programme = z
  .strictObject({
    id: text,
    tenant: text,
    slug: text,
    movement: text,
    movementSlug: text,
    period: text,
    yearFrom: whole,
    yearTo: whole,
    place: Place,
    records: whole,
    figures: whole,
    href: path,
  })
  .openapi('Programme')

const Dimensions = z
  .strictObject({
    field: text.optional(),
    fieldCode: text.optional(),
    year: whole.optional(),
    years: text.optional(),
    level: text.optional(),
    kind: text.optional(),
    type: text.optional().openapi({ description: 'Kind of the claim that was read', example: 'models_total' }),
    subject: text.optional(),
    form: text.optional(),
    issuer: text.optional(),
    tag: text.optional(),
    tagCode: text.optional(),
    status: text.optional(),
    detail: text.optional(),
  })
  .openapi('Dimensions')

const FigureProgramme = z.strictObject({
  id: text,
  tenant: text,
  slug: text,
  movement: text,
  movementSlug: text,
  href: path,
})

const figure = {
  id: text,
  measure: text,
  basis: z.enum(['recorded', 'declared']),
  value: z.number(),
  value_max: z.number().optional(),
  approx: text.optional().openapi({ description: 'The word of the document', example: 'hơn' }),
  unit: text.openapi({ description: 'The administrative unit as it was called then' }),
  valueUnit: text.optional().openapi({ description: 'What the value is measured in, as printed' }),
  period: text,
  dimensions: Dimensions,
  rule: text.openapi({ description: 'The counting rule, in words' }),
  asOf: orNull(day),
  records: whole.optional(),
  source: z
    .strictObject({
      document: text,
      title: text,
      quote: text,
      start: whole,
      issuedOn: orNull(day),
      publisher: orNull(text),
      href: path,
    })
    .optional(),
  programme: FigureProgramme,
  place: Place,
  boundaries,
  href: path,
}

export const Figure = z.strictObject(figure).openapi('Figure')

const Candidates = list(z.strictObject({ id: text, code: text, name: text, href: path }))

export const Coverage = z
  .strictObject({
    measure: text,
    unit: text,
    period: text,
    dimensions: Dimensions,
    declared: z.number(),
    recorded: whole,
    permille: orNull(whole),
    excess: z.number(),
    figures: z.tuple([text, text]).readonly(),
    programme: FigureProgramme,
  })
  .openapi('Coverage')

export const Conflict = z
  .strictObject({
    kind: text,
    computed: z.number(),
    stated: z.number(),
    sentence: text,
    figures: list(text),
    unit: text,
    period: text,
    source: z.strictObject({ document: text, quote: text, start: whole, href: path }),
    programme: FigureProgramme,
  })
  .openapi('Conflict')

/** Where the next page is; both null at the end. */
const paging = { next: orNull(text), after: orNull(text) }

export const Figures = z
  .strictObject({
    figures: list(Figure),
    coverage: list(Coverage),
    conflicts: list(Conflict),
    unallocated: list(z.strictObject({ ...figure, candidates: Candidates })),
    ...paging,
  })
  .openapi('Figures')

export const FigureDetail = z
  .strictObject({
    figure: Figure,
    recorded: orNull(Figure),
    coverage: orNull(Coverage),
    conflicts: list(Conflict),
    claims: list(z.strictObject({ document: text, start: whole, quote: text, href: path })),
    sum: orNull(
      z.strictObject({
        figures: list(text),
        parts: list(z.number()),
        computed: z.number(),
        stated: z.number(),
        holds: z.boolean(),
      }),
    ),
    subsets: list(text),
    partOf: list(z.strictObject({ whole: text, role: z.enum(['addend', 'subset']) })),
    examples: list(text),
  })
  .openapi('FigureDetail')

const Unallocated = list(z.strictObject({ programme: Programme, candidates: Candidates })).openapi({
  description:
    'With boundaries=now: programmes of former units that lie across several units of today; in no list, said here',
})

/** A page of a list. */
export const pageOf = <T extends z.ZodType>(row: T) =>
  z.strictObject({ items: list(row), unallocated: Unallocated, ...paging })

export const Model = z
  .strictObject({
    id: text,
    tenant: text,
    name: text,
    kind: text,
    firstYear: orNull(whole),
    summary: orNull(text),
    ownerKnown: z.boolean(),
    owners: list(text),
    places: list(z.strictObject({ printed: text, unit: orNull(text) })),
    tags: list(text),
    records: list(
      z.strictObject({
        id: text,
        programme: text,
        unit: text,
        period: text,
        year: orNull(whole),
        field: orNull(text),
        fieldCode: orNull(text),
        status: text,
      }),
    ),
    href: path,
  })
  .openapi('Model')

export const Record = z
  .strictObject({
    id: text,
    tenant: text,
    name: orNull(text).openapi({ description: 'Null: a person without a recorded consent' }),
    model: orNull(text),
    kind: text,
    registration: orNull(text),
    status: text,
    selected: z.boolean(),
    year: orNull(whole),
    field: orNull(text),
    fieldCode: orNull(text),
    level: orNull(text),
    campaign: orNull(text),
    place: Place,
    programme: ProgrammeRef,
    href: orNull(path),
  })
  .openapi('Record')

const document = {
  id: text,
  tenant: text,
  kind: text,
  symbol: orNull(text),
  title: text,
  issuedOn: orNull(day),
  publisher: orNull(text),
  retells: orNull(text),
  retellsOn: orNull(day),
  language: text,
  sourceUrl: orNull(text),
  receivedAt: text.openapi({ format: 'date-time' }),
  read: z.boolean(),
  programme: orNull(z.strictObject({ id: text, slug: text, href: path })),
  href: path,
}

export const Document = z.strictObject(document).openapi('Document')

const Mark = z.strictObject({
  start: whole.openapi({ description: 'In code points of the text' }),
  quote: text,
  kind: text,
  id: text.openapi({ description: 'The figure, model or record that the words are about' }),
  href: orNull(path),
})

export const DocumentDetail = z
  .strictObject({
    ...document,
    text: orNull(text),
    marks: list(Mark),
    cites: list(z.strictObject({ id: text, title: text, symbol: orNull(text), start: whole, quote: text, href: path })),
    citedBy: list(z.strictObject({ id: text, title: text, symbol: orNull(text), href: path })),
  })
  .openapi('DocumentDetail')

const Source = z.strictObject({ document: text, title: text, start: whole, quote: text, href: path })

export const ModelDetail = z
  .strictObject({
    id: text,
    tenant: text,
    name: text,
    kind: text,
    firstYear: orNull(whole),
    summary: orNull(text),
    ownerKnown: z.boolean(),
    owners: list(z.strictObject({ name: text, role: text })),
    places: list(z.strictObject({ printed: text, unit: orNull(text) })),
    tags: list(text),
    records: list(Record),
    replications: list(z.strictObject({ year: orNull(whole), unit: orNull(text), adopter: orNull(text) })),
    sources: list(Source),
    href: path,
  })
  .openapi('ModelDetail')

export const Award = z
  .strictObject({
    id: text,
    line: orNull(text),
    tenant: text,
    kind: text,
    issuer: orNull(text),
    form: orNull(text),
    symbol: orNull(text),
    decidedOn: orNull(day),
    subject: orNull(text),
    recipient: orNull(text).openapi({
      description: 'Models and collectives as printed; persons and households are never named',
    }),
    document: orNull(z.strictObject({ id: text, title: text, href: path })),
    place: Place,
    programme: ProgrammeRef,
  })
  .openapi('Award')

const unit = {
  id: text,
  code: text,
  level: text,
  type: text,
  name: text,
  fullName: text,
  validFrom: orNull(day).openapi({ description: 'Null: before what is recorded' }),
  lastDay: orNull(day).openapi({ description: 'Inclusive; null while it lasts' }),
  path: list(text),
  href: path,
}

export const Unit = z.strictObject(unit).openapi('Unit')

const UnitLink = z.strictObject({
  id: text,
  code: text,
  fullName: text,
  validFrom: orNull(day),
  lastDay: orNull(day),
  kind: z.enum(['whole', 'part']),
  resolution: orNull(text),
  href: path,
})

export const UnitDetail = z
  .strictObject({
    ...unit,
    knownFrom: day,
    legalBasis: orNull(text),
    madeOf: list(UnitLink),
    became: list(UnitLink),
    events: list(
      z.strictObject({
        kind: z.enum(['made', 'renamed', 'moved', 'ended']),
        at: day,
        how: orNull(text),
        before: orNull(text),
        after: orNull(text),
      }),
    ),
    today: z.strictObject({
      kind: z.enum(['exact', 'unallocated', 'unmapped']),
      units: list(z.strictObject({ id: text, code: text, fullName: text, href: path })),
      province: orNull(text),
    }),
  })
  .openapi('UnitDetail')

const Hit = z.strictObject({ id: text, tenant: text, title: text, under: orNull(text), href: path })

export const SearchResult = z
  .strictObject({
    query: text,
    models: list(Hit),
    documents: list(Hit),
    figures: list(Hit),
    units: list(Unit),
    programmes: list(Hit),
  })
  .openapi('SearchResult')

export const ProgrammeDetail = z
  .strictObject({
    programme: Programme,
    figures: list(Figure),
    coverage: list(Coverage),
    conflicts: list(Conflict),
    documents: list(Document),
  })
  .openapi('ProgrammeDetail')

export const ProblemSchema = z
  .strictObject({
    type: text,
    title: text,
    status: whole,
    detail: text,
    code: text,
    messages: z.strictObject({ vi: text, en: text }),
    field: text.optional(),
    choices: list(
      z.strictObject({ id: text, code: text, name: text, from: orNull(day), until: orNull(day), href: path }),
    ).optional(),
  })
  .openapi('Problem')
