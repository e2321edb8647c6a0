import type { Handler } from '../../context.ts'
import type { SetupRouteName } from '../../setup-routes.ts'
import { editBands, editCriterion, newCriterion, removeCriterion } from './criteria.ts'
import { adoptedSet, editSet, newSet, renewedSet, set, sets, stopSet } from './criteria-sets.ts'
import type { FormHandlers } from './form-handlers.ts'
import { hub, reference, referenceSend } from './hub.ts'
import { bases, editBasis, newBasis } from './legal-bases.ts'
import { editMovement, editPeriod, movement, movements, newMovement, newPeriod } from './movements.ts'
import { copyRound, freshRound, roundStart } from './open-round.ts'
import { editOrganisation, newOrganisation, organisations } from './organisations.ts'
import { editAward, editVote } from './pack-parts.ts'
import { newLead, newProgramme, programme, programmes, stopLead } from './programmes.ts'
import { editPins, newQuota, removeQuota } from './round-rules.ts'
import { editRound, round, rounds, takeStep } from './rounds.ts'
import { adoptedPack, editPack, newPack, pack, packs, renewedPack, stopPack } from './rule-packs.ts'
import { renewTaxonomy, stopTaxonomy, taxonomies } from './taxonomies.ts'

/** The pages that are one form: one address to show it, the same to send it. */
const FORMS = {
  movementNew: newMovement,
  movementEdit: editMovement,
  periodNew: newPeriod,
  periodEdit: editPeriod,
  taxonomyRenew: renewTaxonomy,
  taxonomyEnd: stopTaxonomy,
  organisationNew: newOrganisation,
  organisationEdit: editOrganisation,
  basisNew: newBasis,
  basisEdit: editBasis,
  programmeNew: newProgramme,
  leadNew: newLead,
  leadEnd: stopLead,
  packNew: newPack,
  packEdit: editPack,
  packVote: editVote,
  packAward: editAward,
  packEnd: stopPack,
  packRenew: renewedPack,
  packAdopt: adoptedPack,
  setNew: newSet,
  setEdit: editSet,
  setEnd: stopSet,
  setRenew: renewedSet,
  setAdopt: adoptedSet,
  setBands: editBands,
  criterionNew: newCriterion,
  criterionEdit: editCriterion,
  criterionDrop: removeCriterion,
  roundFresh: freshRound,
  roundCopy: copyRound,
  roundEdit: editRound,
  roundStep: takeStep,
  roundRules: editPins,
  quotaNew: newQuota,
  quotaDrop: removeQuota,
} as const satisfies Record<string, FormHandlers>

type FormName = keyof typeof FORMS
type Pages = Omit<Record<SetupRouteName, Handler>, FormName | `${FormName}Send`>

const PAGES: Pages = {
  setupHub: hub,
  setupReference: reference,
  setupReferenceSend: referenceSend,
  setupMovements: movements,
  setupMovement: movement,
  setupTaxonomies: taxonomies,
  setupOrganisations: organisations,
  setupBases: bases,
  setupProgrammes: programmes,
  setupProgramme: programme,
  setupPacks: packs,
  setupPack: pack,
  setupSets: sets,
  setupSet: set,
  rounds,
  roundStart,
  round,
}

const shown = Object.entries(FORMS).map(([name, form]) => [name, form.show] as const)
const sent = Object.entries(FORMS).map(([name, form]) => [`${name}Send`, form.send] as const)

/** What answers each address of setting up. */
export const SETUP_HANDLERS: Readonly<Record<SetupRouteName, Handler>> = {
  ...PAGES,
  ...(Object.fromEntries([...shown, ...sent]) as Record<FormName | `${FormName}Send`, Handler>),
}
