import type { Problem } from '../core/problem.ts'
import type { Lang } from './catalogue.ts'
import { t } from './catalogue.ts'

/** The sentence that tells a person about a problem, in their language. Every code of the catalogue has one. */
export function problemSentence(lang: Lang, problem: Problem): string {
  return t(lang)(`problem.${problem.code}`, problem.details)
}
