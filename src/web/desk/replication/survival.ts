import { fileSurvival } from '../../../app/replication/read.ts'
import { mayAnywhere } from '../../../core/policy.ts'
import { t } from '../../../i18n/catalogue.ts'
import { SurvivalView } from '../../views/replication/survival.tsx'
import type { SectionMaker } from '../file/section.ts'
import { signedIn } from '../signed-in.ts'
import { REPLICATIONS } from './list.ts'

const BEFORE: readonly string[] = ['draft', 'submitted', 'returned', 'rejected', 'withdrawn']

/** The part of a file's page that says whether its model still runs, and leads to proposing it elsewhere. */
export const survivalSection: SectionMaker = async (ask, file) => {
  const model = file.participation?.model_id ?? null
  if (model === null || BEFORE.includes(file.stage)) return undefined
  const actor = signedIn(ask)
  const survival = await fileSurvival(ask.app, actor, file)
  const propose = mayAnywhere(actor, 'replication.propose').ok
    ? { propose: `${REPLICATIONS}/moi?mo-hinh=${model}` }
    : {}
  return {
    id: 'hoat-dong',
    title: t(ask.lang)('survival.title'),
    body: SurvivalView({ page: ask.page, survival, ...propose }),
  }
}
