import type { AwardAct } from '../../core/reading/types.ts'
import { awardWords } from './awards.ts'
import { findBodies } from './bodies.ts'
import type { Draft } from './classify.ts'
import type { Source } from './source.ts'

/** Who gave what to how many: one act for a group of counts with one giver and one form. */
export function readAwards(source: Source, drafts: readonly Draft[]): AwardAct[] {
  const acts: AwardAct[] = []
  const seen = new Set<unknown>()
  const honoured = new Map<unknown, number[]>()
  drafts.forEach((d, j) => {
    if (d.group === undefined || !/^(?:awards_|models_commended|honorees_)/.test(d.kind)) return
    const list = honoured.get(d.group)
    if (list === undefined) honoured.set(d.group, [j])
    else list.push(j)
  })
  drafts.forEach((draft, i) => {
    if (
      draft.group === undefined ||
      seen.has(draft.group) ||
      !/^(?:awards_|models_commended|honorees_(?:total|proposed))/.test(draft.kind)
    )
      return
    seen.add(draft.group)
    const claims = honoured.get(draft.group) ?? [i]
    const words = awardWords(source, draft.group)
    const first = draft.mention.from
    const last = drafts[claims[claims.length - 1] ?? i]?.mention.to ?? draft.mention.to
    const giverAt =
      draft.qualifier.giver === undefined
        ? undefined
        : findBodies(source, words.from, first).find((b) => draft.qualifier.giver?.includes(b.name))
    const proposed = draft.kind === 'honorees_proposed' || draft.qualifier.status === 'đề nghị'
    const praised =
      draft.kind === 'models_commended' ||
      draft.kind === 'honorees_total' ||
      /^(?:tuyên dương|biểu dương|vinh danh|tôn vinh)$/u.test(draft.qualifier.form ?? '')
    acts.push({
      ...source.span(giverAt?.from ?? first, last),
      act: proposed ? 'proposal' : praised ? 'commendation' : 'award',
      ...(draft.qualifier.giver === undefined ? {} : { giver: draft.qualifier.giver }),
      ...(draft.qualifier.form === undefined ? {} : { form: draft.qualifier.form }),
      claims,
    })
  })
  return acts
}
