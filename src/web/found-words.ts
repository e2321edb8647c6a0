import { fold } from '../core/text/fold.ts'

const WORD = /[\p{L}\p{M}\p{N}]+/gu

/**
 * Where some words stand in a text, with marks or without: the whole of them, else the first two, else the first.
 * Places count code points.
 */
export function findWords(text: string, query: string): { readonly start: number; readonly quote: string } | undefined {
  const wanted = fold(query).split(' ').filter(Boolean)
  const words: { readonly folded: string; readonly from: number; readonly to: number }[] = []
  for (const { 0: word, index } of text.matchAll(WORD))
    for (const folded of fold(word).split(' ')) words.push({ folded, from: index, to: index + word.length })
  for (const length of new Set([wanted.length, 2, 1])) {
    const some = wanted.slice(0, length)
    const at = some.length === 0 ? -1 : words.findIndex((_, i) => some.every((w, k) => words[i + k]?.folded === w))
    const [first, last] = [words[at], words[at + some.length - 1]]
    if (first === undefined || last === undefined) continue
    return { start: [...text.slice(0, first.from)].length, quote: text.slice(first.from, last.to) }
  }
  return undefined
}
