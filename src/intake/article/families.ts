/** Kinds that can be compared with each other: counts of models, of the honoured, money, and results. */
export type Family = 'models' | 'honours' | 'money' | 'other'
/** The family of a kind: only claims of one family are compared or added up. */
export const familyOf = (kind: string): Family =>
  /^models_|^awards_models/.test(kind)
    ? 'models'
    : /^awards_|^honorees_/.test(kind)
      ? 'honours'
      : kind === 'money_vnd'
        ? 'money'
        : 'other'
