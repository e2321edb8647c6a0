import type { File } from '../../../app/participation/file.ts'
import { readFile } from '../../../app/participation/read-file.ts'
import { t } from '../../../i18n/catalogue.ts'
import { formatDate } from '../../../i18n/format.ts'
import { viOn } from '../../components/page.ts'
import { Facts } from '../../components/small.tsx'
import type { Ask } from '../../context.ts'
import { signedIn } from '../signed-in.ts'
import type { Section } from './section.ts'

/** With what it was started: the plan, and the public launch if there was one. */
export async function planSection(ask: Ask, file: File): Promise<Section | undefined> {
  if (file.participation === undefined || file.stage === 'accepted') return undefined
  const { plan } = await readFile(ask.app, signedIn(ask), file.id)
  if (plan === undefined) return undefined
  const say = t(ask.lang)
  const day = (value: string | null) => (value === null ? '' : formatDate(ask.lang, value))
  return {
    id: 'ke-hoach',
    title: say('file.section.plan'),
    body: (
      <>
        <Facts
          wide
          facts={[
            { term: say('file.plan.started'), value: day(plan.started_on) },
            { term: say('file.plan.launched'), value: day(plan.launched_on) },
            { term: say('file.plan.place'), value: plan.launch_place },
          ]}
        />
        <h3>{say('file.plan.plan')}</h3>
        <p class="kept-text" {...viOn(ask.lang)}>
          {plan.plan}
        </p>
        {plan.commitments === null || plan.commitments === '' ? null : (
          <>
            <h3>{say('file.plan.commitments')}</h3>
            <p class="kept-text" {...viOn(ask.lang)}>
              {plan.commitments}
            </p>
          </>
        )}
      </>
    ),
  }
}
