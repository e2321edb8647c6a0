import { fold } from '../text/fold.ts'

/** Longest name of anything or anybody. */
export const MAX_NAME = 500

/**
 * Can this be the name of a model, a body or a person? It needs a letter or a digit that matching keeps: names that
 * fold to nothing ("!!!") would all be one and the same.
 */
export const isName = (text: string, max: number = MAX_NAME): boolean =>
  text.length <= max && !text.includes('\u0000') && fold(text) !== ''
