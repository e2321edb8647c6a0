import { shortened, writtenOut } from '../text/abbreviations.ts'
import { fold } from '../text/fold.ts'

/** Words that say nothing about what a model is. */
const EMPTY = new Set('mo hinh va cua cho voi ve trong tai cac nhung theo tren la o dan van kheo'.split(' '))
/** Phrases that every name may begin with; single words of them can mean something ("vận động", "hình thức"). */
const OPENERS = / (?:mo hinh|dan van kheo|cong trinh|phan viec|xay dung mo hinh) /g

/**
 * Syllables that stand in more than one of twenty names (404 printed names of models, counted once): they tell less, and
 * a search for them alone finds half the country.
 */
const COMMON = new Set(
  (
    'an to tu dong quan gia nu phu duong bien dung cong ninh sang xay ho moi nhan sach bao nuoi xanh hoa thanh dinh hoi ' +
    'tinh khu do khong rac cu nong thon hanh te co xa ban nha truong bo lam phong giup mau toan'
  ).split(' '),
)

/** A name made ready to be compared. */
export interface Likened {
  /** Folded, written out, without openers: two that are equal here are the same name. */
  readonly plain: string
  readonly words: ReadonlyMap<string, number>
  readonly weight: number
  readonly pairs: ReadonlySet<string>
}

const weightOf = (word: string): number => (EMPTY.has(word) ? 0.1 : COMMON.has(word) ? 0.6 : 1)

function bare(folded: string): string {
  // Two passes: openers may stand side by side and share the space between them.
  const once = ` ${folded} `.replace(OPENERS, '  ').replace(OPENERS, '  ')
  const left = once.replace(/ +/g, ' ').trim()
  return left === '' ? folded : left
}

/** A name as `likeness` takes it: marks, case, hyphens, quotes, short forms and openers make no difference. */
export function likened(name: string): Likened {
  const plain = bare(writtenOut(fold(name)))
  const list = plain.split(' ').filter(Boolean)
  const words = new Map(list.map((word) => [word, weightOf(word)]))
  const pairs = new Set(list.slice(1).map((word, i) => `${list[i]} ${word}`))
  return { plain, words, weight: sum(words.values()), pairs }
}

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}

/**
 * How alike two names are: 1 the same words in any spelling, 0 nothing in common. Words count whatever their order, the
 * order a little; a short name that lies wholly within a longer one is alike, but less than an equal one.
 */
export function likeness(a: Likened, b: Likened): number {
  if (a.plain === b.plain) return 1
  let shared = 0
  for (const [word, weight] of a.words) if (b.words.has(word)) shared += weight
  if (shared === 0) return 0
  const all = shared / (a.weight + b.weight - shared)
  const inner = shared / Math.min(a.weight, b.weight)
  let met = 0
  for (const pair of a.pairs) if (b.pairs.has(pair)) met += 1
  const order = met / Math.max(1, Math.max(a.pairs.size, b.pairs.size))
  return Math.min(0.99, 0.55 * all + 0.25 * inner + 0.2 * order)
}

/** Can these be alike at all? A look at the folded text that spares comparing thousands of names closely. */
export function maybeAlike(words: readonly string[], folded: string): boolean {
  const text = ` ${folded} `
  return words.some((word) => text.includes(` ${word} `))
}

/** The words by which `maybeAlike` looks: those that tell most, in each spelling. */
export function marksOf(name: string): readonly string[] {
  const folded = fold(name)
  const texts = [bare(writtenOut(folded)), bare(folded), bare(shortened(folded))]
  return [...new Set(texts.flatMap((text) => telling(wordsOf(text))))]
}

/** From here on a name is shown as alike; below lie names that share a common word or two. */
export const ALIKE = 0.45
/** From here on it may be the same thing: whoever accepts must say that they looked at it. */
export const NEARLY_SAME = 0.62

/** The spellings under which another officer may have written a name, folded: in full, shortened, with the usual opener. */
export function spellings(name: string): readonly string[] {
  const folded = fold(name)
  const plain = [folded, bare(folded), bare(writtenOut(folded)), bare(shortened(folded))].filter(Boolean)
  return [...new Set(plain.flatMap((text) => [text, `mo hinh ${text}`]))]
}

/**
 * Sets of grams (core/text/grams) to look names up by: a name that is alike meets all the grams of at least one set; in
 * the spelling given, written out and shortened. `first`: the whole name, and its telling words in any order.
 * `further`, when those find little: three words in a row, and the rarest words.
 */
export function probes(name: string): {
  readonly first: readonly (readonly string[])[]
  readonly further: readonly (readonly string[])[]
} {
  const folded = fold(name)
  const texts = [...new Set([bare(writtenOut(folded)), bare(folded), bare(shortened(folded))])].filter(Boolean)
  return {
    first: distinct(texts.flatMap(wholeProbes)).slice(0, 4),
    further: distinct(texts.slice(0, 2).flatMap(partProbes)).slice(0, 5),
  }
}

function distinct(sets: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const seen = new Map(sets.map((set) => [[...set].sort().join('|'), set]))
  return [...seen.values()].filter((set) => set.length > 0)
}

/** Most words that are looked up at once; the rarest are kept. */
const MOST_WORDS = 6

const wordsOf = (plain: string): readonly string[] => plain.split(' ').slice(0, 24)

/** The words that tell most, the rarest first; common ones only when there is nothing else to go by. */
function telling(list: readonly string[]): readonly string[] {
  const words = [...new Set(list)].filter((word) => !EMPTY.has(word))
  const rare = words.filter((word) => !COMMON.has(word))
  return [...(rare.length >= 3 ? rare : words)].sort((a, b) => weightOf(b) - weightOf(a) || b.length - a.length)
}

function wholeProbes(plain: string): readonly (readonly string[])[] {
  const list = wordsOf(plain)
  if (list.length < 2) return [list]
  return [pairsOf(list), telling(list).slice(0, MOST_WORDS)]
}

const pairsOf = (list: readonly string[]): readonly string[] => list.slice(1).map((word, i) => `${list[i]} ${word}`)

function partProbes(plain: string): readonly (readonly string[])[] {
  const list = wordsOf(plain)
  const heavy = (words: readonly string[]): number => sum(words.map(weightOf))
  const windows = list
    .slice(2)
    .map((_, i) => list.slice(i, i + 3))
    .sort((a, b) => heavy(b) - heavy(a))
    .slice(0, 3)
    .map(pairsOf)
  const rarest = telling(list).filter((word) => !COMMON.has(word))
  return [
    ...(rarest.length < 3 ? [] : [rarest.slice(0, 3)]),
    ...windows,
    ...(rarest.length < 2 ? [] : [rarest.slice(0, 2)]),
  ]
}
