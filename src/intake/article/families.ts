/** Kinds that can be compared with each other: counts of models, of the honoured, money, and results. */
export type Family = 'models' | 'honours' | 'money' | 'other'
export const familyOf = (kind: string): Family =>
  /^models_|^awards_models/.test(kind)
    ? 'models'
    : /^awards_|^honorees_/.test(kind)
      ? 'honours'
      : kind === 'money_vnd'
        ? 'money'
        : 'other'
