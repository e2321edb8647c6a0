import type { File } from '../../../app/participation/file.ts'
import { type RegistrationView, registrationView } from '../../../app/registration/read.ts'
import { t } from '../../../i18n/catalogue.ts'
import { formatMoment } from '../../../i18n/format.ts'
import { localHref } from '../../components/page.ts'
import { Facts } from '../../components/small.tsx'
import type { Ask } from '../../context.ts'
import { Answers } from '../../views/registration/answers.tsx'
import { answersOf } from '../registration/check.ts'
import { at } from '../registration/parts.ts'
import { signedIn } from '../signed-in.ts'
import type { Section } from './section.ts'

/** What was registered: who signed and received it, and the ten items as they were written. */
export async function registrationSection(ask: Ask, file: File): Promise<Section | undefined> {
  if (file.registration === undefined) return undefined
  const view = await registrationView(ask.app, signedIn(ask), file.id)
  const say = t(ask.lang)
  return {
    id: 'dang-ky',
    title: say('file.section.registration'),
    body: (
      <>
        <WayIn ask={ask} view={view} />
        <Facts
          wide
          facts={[
            { term: say('file.registration.by'), value: stamp(ask, view.signedBy, view.row.submitted_at) },
            { term: say('file.registration.received'), value: stamp(ask, view.receivedBy, view.row.received_at) },
            { term: say('reg.field.lateReason'), value: view.row.late_reason },
            { term: say('reg.mark.urgent'), value: view.row.emergency },
            { term: say('file.registration.introduction'), value: view.row.introduction },
            { term: say('file.registration.seen'), value: view.row.similar_seen },
          ]}
        />
        {file.participation === undefined ? (
          <Items ask={ask} view={view} />
        ) : (
          <details>
            <summary>{say('file.section.items')}</summary>
            <Items ask={ask} view={view} />
          </details>
        )}
      </>
    ),
  }
}

function Items({ ask, view }: { ask: Ask; view: RegistrationView }) {
  return (
    <>
      {answersOf(ask, view).map((part) => (
        <Answers page={ask.page} part={part} inner />
      ))}
    </>
  )
}

const stamp = (ask: Ask, by: string, moment: string | null): string =>
  moment === null ? '' : `${by}, ${formatMoment(ask.lang, moment)}`

function WayIn({ ask, view }: { ask: Ask; view: RegistrationView }) {
  const say = t(ask.lang)
  const { may, row } = view
  if (may.write)
    return (
      <p>
        <a class="button" href={localHref(ask.lang, at.check(row.id))}>
          {say('file.registration.edit')}
        </a>
      </p>
    )
  if (!may.receive) return null
  return (
    <p>
      <a class="button" href={localHref(ask.lang, at.receive(row.id))}>
        {say('file.registration.receive')}
      </a>
    </p>
  )
}
