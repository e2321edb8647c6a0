/** Cuts a label into lines of at most `max` characters at spaces. A word that is longer stays whole. */
export function wrapWords(text: string, max: number): readonly string[] {
  const out: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = out[out.length - 1]
    if (last !== undefined && last.length + 1 + word.length <= max) out[out.length - 1] = `${last} ${word}`
    else if (word !== '') out.push(word)
  }
  return out
}

/** Two decimals are enough for a drawing, and keep the page small. */
export function px(value: number): number {
  return Math.round(value * 100) / 100
}
