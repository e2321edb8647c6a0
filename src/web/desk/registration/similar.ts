import { idOrNothing } from '../../../app/portal/lookup.ts'
import { tenantSlugs } from '../../../app/registration/origin.ts'
import { similarToName } from '../../../app/registration/read.ts'
import type { Similar } from '../../../app/registration/similar.ts'
import { ProblemError, problem } from '../../../core/problem.ts'
import { NEARLY_SAME } from '../../../core/registration/likeness.ts'
import { renderPage, renderPart } from '../../components/render.ts'
import type { Ask, Handler } from '../../context.ts'
import { SimilarFragment, type SimilarItem } from '../../views/registration/similar.tsx'
import { SimilarPage } from '../../views/registration/similar-page.tsx'
import { signedIn } from '../signed-in.ts'

/** Similar models as the pages say them; public ones lead to their page, those of the round can be joined. */
export async function similarItems(ask: Ask, found: readonly Similar[]): Promise<readonly SimilarItem[]> {
  const { tenantId } = signedIn(ask)
  const slugs = await tenantSlugs(ask.app)
  return found.map((one): SimilarItem => {
    const slug = slugs.get(one.tenantId)
    const own = one.tenantId === tenantId
    const href =
      one.kind === 'registration'
        ? `/ban-lam-viec/ho-so/${one.id}`
        : slug === undefined
          ? undefined
          : `/mo-hinh/${slug}/${one.id}`
    return {
      id: one.id,
      kind: one.kind,
      name: one.name,
      sameness: one.likeness === 1 ? 'same' : one.likeness >= NEARLY_SAME ? 'nearly' : 'alike',
      near: one.near,
      ...(one.unitId === null ? {} : { place: ask.app.units.fullName(one.unitId) }),
      ...(one.year === null ? {} : { year: one.year }),
      ...(one.stage === null ? {} : { stage: one.stage }),
      ...(href === undefined ? {} : { href }),
      ...(own && one.inRound !== null ? { join: `tham-gia:${one.inRound}` } : {}),
      ...(own && one.carriable !== null ? { keep: `duy-tri:${one.carriable}` } : {}),
      ...(one.kind === 'model' && one.carriable === null ? { copy: `nhan-rong:${one.tenantId}:${one.id}` } : {}),
    }
  })
}

/** Similar models while a name is typed: a piece of a page for the script, a page of its own for everybody else. */
export const registrationSimilar: Handler = async (ask) => {
  const name = (ask.query('ten') ?? '').slice(0, 300)
  const unitId = ask.query('don-vi') ?? ''
  const registrationId = ask.query('ho-so')
  const roundId = idOrNothing(ask.query('dot') ?? '')
  if (!ask.app.units.book.units.has(unitId)) throw new ProblemError(problem('not-found'))
  const more = registrationId === undefined ? {} : { registrationId: idOrNothing(registrationId) }
  const found = await similarToName(ask.app, signedIn(ask), { name, unitId, roundId, ...more })
  const items = await similarItems(ask, found)
  if (ask.query('manh') === undefined) return ask.http.html(renderPage(SimilarPage({ page: ask.page, name, items })))
  return ask.http.html(items.length === 0 ? '' : renderPart(SimilarFragment({ lang: ask.lang, items })))
}
