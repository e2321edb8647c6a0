/** One term of a sum, with the words of its own claim when there is one. */
export interface SumPart {
  readonly label: string
  readonly value: number
  readonly href?: string
}

/** Parts that a document adds up to a total, tried again. */
export interface SumCheck {
  readonly parts: readonly SumPart[]
  readonly total: number
  readonly holds: boolean
  /** The total is approximate ("hơn 1.000") and the parts are consistent with its word. */
  readonly approx?: boolean
}

/** Two numbers that disagree, and how. */
export interface ConflictData {
  readonly kind: 'sum' | 'restated' | 'subset-exceeds' | 'share-exceeds' | 'below-records' | 'documents'
  readonly computed: number
  readonly stated: number
  /** What the conflict is about, when it stands in a list: "Mô hình theo lĩnh vực". */
  readonly about?: string
  readonly quote?: string
  readonly href?: string
}

/** A figure as every page, card and table shows it. Addresses are site paths without a language. */
export interface FigureData {
  readonly id: string
  /** What the big number is. */
  readonly basis: 'declared' | 'recorded'
  readonly value: number | string
  readonly valueMax?: number
  /** As printed: "hơn", "gần". Present means approximate. */
  readonly approxWord?: string
  /** What one of them is: "mô hình", "tập thể". */
  readonly unit: string
  /** What is counted: "mô hình được xây dựng". */
  readonly label: string
  /** The rule in one sentence; `ruleSentence` makes it. */
  readonly rule: string
  /** Calendar day. */
  readonly asOf?: string
  readonly boundaries: 'then' | 'now'
  readonly quote?: string
  readonly documentTitle?: string
  readonly documentDate?: string
  /** Straight to the words: "/van-ban/1#chu-3". */
  readonly documentHref?: string
  /** The figure's own page. */
  readonly href: string
  /** How many records stand behind it, when it is recorded. */
  readonly records?: number
  /** The list of exactly those records. */
  readonly recordsHref?: string
  readonly coverage?: { readonly declared: number; readonly recorded: number }
  readonly conflicts?: readonly ConflictData[]
  readonly sumCheck?: SumCheck
}
