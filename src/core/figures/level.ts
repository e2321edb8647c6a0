import { fold } from '../text/fold.ts'

export type Level = 'base' | 'district' | 'province' | 'central'

const WORDS: readonly (readonly [Level, readonly string[]])[] = [
  ['base', ['co so', 'xa', 'phuong', 'thi tran', 'dac khu', 'cap xa', 'ap', 'thon']],
  ['district', ['huyen', 'quan', 'thi xa', 'cap huyen', 'cap quan']],
  ['province', ['tinh', 'cap tinh', 'thanh pho truc thuoc trung uong']],
  ['central', ['trung uong']],
]

/** The registry's level of a printed one; undefined for several levels at once or a word that is no level. */
export function levelOf(printed: string): Level | undefined {
  const folded = fold(printed)
  return WORDS.find(([, words]) => words.includes(folded))?.[0]
}
