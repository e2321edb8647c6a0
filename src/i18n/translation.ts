/** The shape that a translation must have: the same keys as the source, functions where the source has functions. */
export type Translation<Source> = {
  readonly [K in keyof Source]: Source[K] extends (p: infer P) => string ? (p: P) => string : string
}
