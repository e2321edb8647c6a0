import { DECISIONS_A_PAGE, decisions } from '../../../app/deciding/read.ts'
import { idOrNothing } from '../../../app/portal/lookup.ts'
import { mayAnywhere } from '../../../core/policy.ts'
import { renderPage } from '../../components/render.ts'
import type { Handler } from '../../context.ts'
import { defined } from '../../defined.ts'
import { DecisionListPage } from '../../views/deciding/list.tsx'
import { signedIn } from '../signed-in.ts'
import { DECISIONS, kindWords } from './words.ts'

/** The decisions of people that the actor may know of. */
export const decisionList: Handler = async (ask) => {
  const actor = signedIn(ask)
  const after = ask.query('sau')
  const rows = await decisions(ask.app, actor, after === undefined ? undefined : idOrNothing(after))
  const last = rows.at(-1)
  const older = rows.length === DECISIONS_A_PAGE && last !== undefined ? `${DECISIONS}?sau=${last.id}` : undefined
  const may = (action: 'decision.draft' | 'decision.number') => mayAnywhere(actor, action).ok
  return ask.http.html(
    renderPage(
      DecisionListPage({
        page: ask.page,
        drafts: may('decision.draft'),
        numbers: may('decision.number'),
        items: rows.map((r) => ({
          href: `${DECISIONS}/${r.id}`,
          title: r.title,
          kind: kindWords(ask.lang, r),
          body: r.issuer ?? '',
          state: r.state ?? '',
          lines: r.lines,
          ...defined({ symbol: r.symbol, on: r.decided_on ?? r.signed_on }),
        })),
        ...defined({ older }),
      }),
    ),
  )
}
