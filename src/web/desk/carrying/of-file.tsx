import { carryingOut } from '../../../app/progress/page.ts'
import { t } from '../../../i18n/catalogue.ts'
import { localHref } from '../../components/page.ts'
import { EmptyState } from '../../components/small.tsx'
import { EvidenceList } from '../../views/carrying/evidence.tsx'
import { SumTable } from '../../views/carrying/log.tsx'
import { Assessments } from '../../views/carrying/pages.tsx'
import type { SectionMaker } from '../file/section.ts'
import { signedIn } from '../signed-in.ts'

/** The log on a file's page: its sums, the assessments, and the way in. */
export const progressSection: SectionMaker = async (ask, file) => {
  if (file.participation === undefined) return undefined
  const data = await carryingOut(ask.app, signedIn(ask), file.id)
  const say = t(ask.lang)
  const base = localHref(ask.lang, `/ban-lam-viec/ho-so/${file.id}`)
  const body = (
    <>
      {data.sums.length > 0 ? (
        <SumTable lang={ask.lang} sums={data.sums} log={`/ban-lam-viec/ho-so/${file.id}/nhat-ky`} />
      ) : data.entries.length === 0 ? (
        <EmptyState text={say('carrying.log.empty')} />
      ) : null}
      <p>
        <a href={`${base}/nhat-ky`}>{say('carrying.log.open')}</a>
        {data.may('participation.assess') ? (
          <>
            {' · '}
            <a href={`${base}/tu-danh-gia`}>{say('carrying.assess.open')}</a>
          </>
        ) : null}
      </p>
      <Assessments page={ask.page} data={data} />
    </>
  )
  return { id: 'nhat-ky', title: say('carrying.log'), body }
}

/** The evidence on a file's page. */
export const evidenceSection: SectionMaker = async (ask, file) => {
  if (file.participation === undefined) return undefined
  const data = await carryingOut(ask.app, signedIn(ask), file.id)
  const say = t(ask.lang)
  const body = (
    <>
      <EvidenceList
        page={ask.page}
        data={{ ...data, evidence: data.evidence.slice(0, 12) }}
        unitName={(id) => ask.app.units.nameInside(id)}
        newKey={ask.app.newId}
        forms={false}
      />
      <p>
        <a href={localHref(ask.lang, `/ban-lam-viec/ho-so/${file.id}/minh-chung`)}>{say('carrying.evidence.open')}</a>
      </p>
    </>
  )
  return { id: 'minh-chung', title: say('carrying.evidence'), body }
}
