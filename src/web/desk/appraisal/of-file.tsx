import { appraisalsOfFile } from '../../../app/appraisal/pages.ts'
import { t } from '../../../i18n/catalogue.ts'
import { formatDate } from '../../../i18n/format.ts'
import { localHref, viOn } from '../../components/page.ts'
import { Chip, Facts } from '../../components/small.tsx'
import { meanWords, proposesWords } from '../../points.ts'
import type { SectionMaker } from '../file/section.ts'
import { signedIn } from '../signed-in.ts'

const STAGES: readonly string[] = ['self-assessed', 'appraised', 'voted', 'recognised', 'not-recognised', 'revoked']

/** The part of a file's page with its appraisals: what each team came to, and the way to the sheets for its judges. */
export const appraisalSection: SectionMaker = async (ask, file) => {
  if (file.participation === undefined) return undefined
  const found = await appraisalsOfFile(ask.app, signedIn(ask), file)
  if (found.length === 0 && !STAGES.includes(file.stage)) return undefined
  const { lang } = ask
  const say = t(lang)
  const body =
    found.length === 0 ? (
      <p>{say('appraisal.section.none')}</p>
    ) : (
      found.map((row) => {
        const mean = row.mean_num === null || row.mean_den === null ? undefined : row
        const state = row.state as 'open' | 'concluded' | 'sent-back'
        const title = say('appraisal.section.attempt', { n: row.attempt, team: row.team })
        return (
          <div>
            <h3 {...viOn(lang)}>
              {row.opens ? <a href={localHref(lang, `/ban-lam-viec/tham-dinh/${row.id}`)}>{title}</a> : title}
            </h3>
            <p>
              <Chip tone={state === 'concluded' ? 'good' : 'plain'}>{say(`appraisal.state.${state}`)}</Chip>
            </p>
            <Facts
              facts={[
                {
                  term: say('appraisal.mean'),
                  value:
                    mean === undefined
                      ? ''
                      : say('appraisal.mean.exact', {
                          points: meanWords(lang, { num: mean.mean_num ?? 0, den: mean.mean_den ?? 1 }),
                          n: mean.sheets ?? 0,
                        }),
                },
                {
                  term: say('appraisal.band'),
                  value: mean === undefined ? '' : (row.band_label ?? say('appraisal.band.none')),
                },
                {
                  term: say('appraisal.proposes'),
                  value: row.proposes === null ? '' : proposesWords(lang, row.proposes, row.rules_unset),
                },
                {
                  term: say('appraisal.visited'),
                  value: row.visited_on === null ? '' : formatDate(lang, row.visited_on),
                },
                { term: say('appraisal.conclude'), value: row.conclusion },
                { term: say('appraisal.send-back.reason'), value: row.reason },
              ]}
            />
          </div>
        )
      })
    )
  return { id: 'tham-dinh', title: say('appraisal.section'), body: <>{body}</> }
}
