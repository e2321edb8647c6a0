import { execute } from '../../../app/command.ts'
import { type LoadInput, loadReference, type RuleDefaults } from '../../../app/setup/reference.ts'
import { hubFacts, movements as movementsIn } from '../../../app/setup/register-facts.ts'
import { vietnamDay } from '../../../core/clock.ts'
import { ProblemError, problem } from '../../../core/problem.ts'
import { t } from '../../../i18n/catalogue.ts'
import type { FieldError } from '../../components/form.tsx'
import { renderPage } from '../../components/render.ts'
import type { Ask, Handler } from '../../context.ts'
import { HubPage } from '../../views/setup/hub.tsx'
import { ReferencePage } from '../../views/setup/reference.tsx'
import { signedIn } from '../signed-in.ts'
import { line } from './fields.ts'
import { formKey, refusalOf, seeOther } from './form-handlers.ts'
import { FormReader } from './form-reader.ts'
import { choicesOf, crumbs, named, ownUnit, ROUNDS, SETUP, unitText } from './words.ts'

export const hub: Handler = async (ask) =>
  ask.http.html(
    renderPage(
      HubPage({
        page: ask.page,
        crumbs: [{ label: t(ask.lang)('nav.desk'), href: '/ban-lam-viec' }, { label: t(ask.lang)('setup.title') }],
        counts: await hubFacts(ask.app, signedIn(ask)),
        here: SETUP,
        roundsHref: ROUNDS,
        hasReference: ask.site.ruleDefaults !== undefined,
      }),
    ),
  )

const HERE = `${SETUP}/mau-tham-khao`
/** The field at which a refusal is told. */
const UNIT = line('unitId', '', '')

function defaultsOf(ask: Ask): RuleDefaults {
  const { ruleDefaults } = ask.site
  if (ruleDefaults === undefined) throw new ProblemError(problem('not-found'))
  return ruleDefaults
}

export const reference: Handler = (ask) => showReference(ask, [], 200)

async function showReference(ask: Ask, errors: readonly FieldError[], status: 200 | 422): Promise<Response> {
  const movements = await movementsIn(ask.app, signedIn(ask))
  const typed = errors.length === 0 ? undefined : (name: string) => ask.form.getAll(name)
  return ask.http.html(
    renderPage(
      ReferencePage({
        page: ask.page,
        crumbs: crumbs(ask, { label: t(ask.lang)('setup.reference') }),
        saved: ask.query('xong') !== undefined,
        defaults: defaultsOf(ask),
        action: HERE,
        newKey: ask.app.newId,
        movements: choicesOf(movements, (m) => named(ask.lang, m)),
        unit: unitText(ask, ownUnit(signedIn(ask))),
        typed,
        errors,
      }),
    ),
    status,
  )
}

/** Takes what was ticked into the books; nothing of it is adopted by that. */
export const referenceSend: Handler = async (ask) => {
  const defaults = defaultsOf(ask)
  const form = new FormReader(ask)
  const movements = await movementsIn(ask.app, signedIn(ask))
  const movementId = form.one(
    'movementId',
    movements.map((m) => m.id),
  )
  const unitId = form.unit('unitId')
  const chosen = pick(defaults, (list) => ask.form.getAll(list))
  if (chosen.packs.length + chosen.sets.length + chosen.bases.length === 0)
    form.wrong('sets', t(ask.lang)('setup.reference.nothing'))
  if (form.errors.length > 0) return showReference(ask, form.errors, 422)
  const validFrom = `${vietnamDay(ask.app.clock()).slice(0, 4)}-01-01`
  const input = { movementId, unitId, validFrom, ...chosen }
  try {
    await execute(ask.app, loadReference, signedIn(ask), input, formKey(ask, loadReference.name))
  } catch (error) {
    return showReference(ask, refusalOf(ask, error, [UNIT]).errors, 422)
  }
  return seeOther(ask, HERE)
}

/** The references that were ticked, by name and by symbol. */
export function pick(
  defaults: RuleDefaults,
  ticked: (list: 'packs' | 'sets' | 'bases') => readonly string[],
): Pick<LoadInput, 'packs' | 'sets' | 'bases'> {
  return {
    packs: defaults.packs.filter((one) => ticked('packs').includes(one.name)),
    sets: defaults.sets.filter((one) => ticked('sets').includes(one.name)),
    bases: defaults.bases.filter((one) => ticked('bases').includes(one.symbol)),
  }
}
