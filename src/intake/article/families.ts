/** Kinds that can be compared with each other: counts of models, of the honoured, money, and results. */
export type Family = 'models' | 'honours' | 'money' | 'other'
/** The family of a kind: only claims of one family are compared or added up. */
export function familyOf(kind: string): Family {
  if (kind.startsWith('models_') || kind === 'awards_models') return 'models'
  if (kind.startsWith('awards_') || kind.startsWith('honorees_')) return 'honours'
  return kind === 'money_vnd' ? 'money' : 'other'
}
