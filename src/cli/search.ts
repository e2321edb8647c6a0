import { type SearchHit, searchAnswer } from '../app/search-answer.ts'
import { ProblemError, problem } from '../core/problem.ts'
import { t } from '../i18n/catalogue.ts'
import { spanWords } from '../i18n/explain-problem.ts'
import { listWords } from '../i18n/list-words.ts'
import { optionText, type Verb } from './verb.ts'
import { withApp } from './with-app.ts'

const MAX = 100

/** Searches models, documents, units and programmes, with or without marks. */
export const searchVerb: Verb = {
  name: 'search',
  usage: 'search WORDS... [--limit N]',
  summary: {
    vi: 'Tìm mô hình, văn bản, đơn vị, chương trình; có dấu hay không dấu đều được',
    en: 'Search models, documents, units and programmes, with or without marks',
  },
  options: { limit: { type: 'string' } },
  run: async (call) => {
    const query = call.files.join(' ').trim()
    const limit = Number(optionText(call, 'limit') ?? '10')
    if (query === '') throw new ProblemError(problem('usage', { reason: 'WORDS', usage: searchVerb.usage }))
    if (!Number.isInteger(limit) || limit < 1 || limit > MAX)
      throw new ProblemError(problem('usage', { reason: `--limit 1..${MAX}`, usage: searchVerb.usage }))
    const { lang, out, json } = call.terminal
    return withApp(call, 'search', async ({ app }) => {
      const answer = await searchAnswer(app, query, limit, listWords(lang))
      if (call.json) {
        json(answer)
        return 0
      }
      const say = t(lang)
      const list = (title: string, hits: readonly SearchHit[]) => {
        if (hits.length > 0) out(title)
        for (const hit of hits) out(`  ${hit.title}${hit.under === null ? '' : ` (${hit.under})`}  ${hit.href}`)
      }
      list(say('search.kind.programme'), answer.programmes)
      list(say('search.kind.model'), answer.models)
      list(say('search.kind.document'), answer.documents)
      if (answer.units.length > 0) out(say('search.kind.unit'))
      for (const u of answer.units)
        out(`  ${[u.fullName, ...u.path].join(', ')}${spanWords(lang, u.validFrom, u.lastDay)}  ${u.href}`)
      const nothing =
        answer.programmes.length + answer.models.length + answer.documents.length + answer.units.length === 0
      if (nothing) out(say('search.empty', { query }))
      return 0
    })
  },
}
