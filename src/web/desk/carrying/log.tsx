import { asProblem } from '../../../app/failures.ts'
import {
  abandonParticipation,
  resumeParticipation,
  selfAssess,
  suspendParticipation,
} from '../../../app/participation/run.ts'
import { idOrNothing } from '../../../app/portal/lookup.ts'
import { type CarryingOut, carryingOut } from '../../../app/progress/page.ts'
import { type FigureInput, writeProgress } from '../../../app/progress/write.ts'
import { CONTRIBUTORS, FIGURE_METHODS, FIGURE_ROLES } from '../../../core/indicators/catalogue.ts'
import { PROBLEMS } from '../../../core/problem.ts'
import { typedDay } from '../../../core/text/typed-day.ts'
import { t } from '../../../i18n/catalogue.ts'
import { explain } from '../../../i18n/explain-problem.ts'
import { formatDate } from '../../../i18n/format.ts'
import type { FieldError } from '../../components/form.tsx'
import { renderPage } from '../../components/render.ts'
import { Section } from '../../components/small.tsx'
import type { Ask, Handler } from '../../context.ts'
import { EntryForm, EntryList, FIGURE_ROWS, SumTable } from '../../views/carrying/log.tsx'
import { AsideForm, AssessForm, Assessments, CarryingPage } from '../../views/carrying/pages.tsx'
import { signedIn } from '../signed-in.ts'
import { goTo, typedIn, versionIn, writeOnce } from '../write.ts'

type Shown = { readonly errors: readonly FieldError[]; readonly status: 200 | 409 | 422 }
const FINE: Shown = { errors: [], status: 200 }

const read = (ask: Ask): Promise<CarryingOut> => carryingOut(ask.app, signedIn(ask), idOrNothing(ask.param('id')))
const logHref = (id: string) => `/ban-lam-viec/ho-so/${id}/nhat-ky`

/** A refusal that belongs to the form, as its errors; others go on to a page of their own. */
function refused(ask: Ask, error: unknown, fields: Readonly<Record<string, string>>): Shown {
  const { problem } = asProblem(error)
  const { status } = PROBLEMS[problem.code]
  if (status !== 409 && status !== 422) throw error
  const line = /^figures\.(\d+)\.(\w+)$/.exec(problem.field ?? '')
  const field = line === null ? fields[problem.field ?? ''] : `${FIGURE_FIELDS[line[2] ?? ''] ?? 'so'}-${line[1]}`
  return { errors: [{ field: field ?? fields[''] ?? '_', message: explain(ask.lang, problem) }], status }
}
const FIGURE_FIELDS: Readonly<Record<string, string>> = { indicator: 'la', contributor: 'la', value: 'so' }

export const progress: Handler = (ask) => showLog(ask, FINE)

async function showLog(ask: Ask, shown: Shown): Promise<Response> {
  const data = await read(ask)
  const { lang, page } = ask
  const say = t(lang)
  const corrected = data.entries.find((one) => one.id === (ask.form.get('sua') ?? ask.query('sua')) && one.stands)
  const done = ask.query('da') === 'ghi' ? say('carrying.log.saved') : undefined
  return ask.http.html(
    renderPage(
      <CarryingPage page={page} data={data} title={say('carrying.log')} errors={shown.errors} done={done}>
        {data.may('progress.write') ? (
          <Section
            id="ghi"
            title={
              corrected === undefined
                ? say('carrying.log.new')
                : say('carrying.log.correct', { day: formatDate(lang, corrected.day) })
            }
            lead={say('carrying.log.lead')}
          >
            <EntryForm
              page={page}
              action={logHref(data.file.id)}
              formId={ask.app.newId()}
              value={(name) => ask.form.get(name) ?? prefilled(data, corrected, name)}
              errors={shown.errors}
              {...(corrected === undefined ? {} : { correcting: corrected.day })}
            />
          </Section>
        ) : null}
        {data.sums.length === 0 ? null : (
          <Section id="cong" title={say('carrying.sums')} lead={say('carrying.sums.lead')}>
            <SumTable lang={lang} sums={data.sums} log={logHref(data.file.id)} />
          </Section>
        )}
        <Section id="nhat-ky" title={say('carrying.log')}>
          <EntryList page={page} data={data} base={logHref(data.file.id)} />
        </Section>
        <AsideForm page={page} data={data} formId={ask.app.newId()} />
      </CarryingPage>,
    ),
    shown.status,
  )
}

/** What an empty form begins with: nothing, or of a correction what the entry says. */
function prefilled(data: CarryingOut, entry: CarryingOut['entries'][number] | undefined, name: string): string {
  if (entry === undefined) return ''
  const [, field = name, n] = /^(.+)-(\d)$/.exec(name) ?? []
  const line = n === undefined ? undefined : data.figures.get(entry.id)?.[Number(n)]
  const values: Readonly<Record<string, string | undefined>> = {
    sua: entry.id,
    ngay: formatDate('vi', entry.day),
    'viec-lam': entry.text,
    'chi-so': line?.indicator,
    so: line?.value.replace('.', ','),
    la: line?.contributor ?? line?.role,
    cach: line?.method,
  }
  return values[field] ?? ''
}

function figuresIn(ask: Ask): FigureInput[] {
  return Array.from({ length: FIGURE_ROWS }, (_, n): FigureInput | undefined => {
    const [indicator, value] = [typedIn(ask, `chi-so-${n}`), typedIn(ask, `so-${n}`)]
    if (indicator === '' && value === '') return undefined
    const source = typedIn(ask, `la-${n}`)
    return {
      indicator,
      value,
      role: FIGURE_ROLES.find((one) => one === source) ?? 'contribution',
      contributor: CONTRIBUTORS.find((one) => one === source) ?? null,
      method: FIGURE_METHODS.find((one) => one === typedIn(ask, `cach-${n}`)) ?? 'counted',
    }
  }).filter((one) => one !== undefined)
}

export const progressSend: Handler = async (ask) => {
  const say = t(ask.lang)
  const day = typedDay(typedIn(ask, 'ngay'))
  const errors: FieldError[] = []
  if (day === null || day === undefined) errors.push({ field: 'ngay', message: say('carrying.wrong.day') })
  if (typedIn(ask, 'viec-lam') === '') errors.push({ field: 'viec-lam', message: say('carrying.wrong.text') })
  if (errors.length > 0) return showLog(ask, { errors, status: 422 })
  const corrects = typedIn(ask, 'sua')
  const fileId = idOrNothing(ask.param('id'))
  try {
    await writeOnce(ask, writeProgress, {
      fileId,
      day,
      text: typedIn(ask, 'viec-lam'),
      figures: figuresIn(ask),
      replaces: corrects === '' ? null : { id: corrects, reason: typedIn(ask, 'ly-do') },
    })
  } catch (error) {
    return showLog(ask, refused(ask, error, { day: 'ngay', text: 'viec-lam', reason: 'ly-do', '': 'viec-lam' }))
  }
  return goTo(ask, `${logHref(fileId)}?da=ghi`)
}

const ASIDE = { suspend: suspendParticipation, resume: resumeParticipation, abandon: abandonParticipation } as const

export const stepAside: Handler = async (ask) => {
  const step = typedIn(ask, 'buoc')
  const fileId = idOrNothing(ask.param('id'))
  const command = ASIDE[(Object.keys(ASIDE) as (keyof typeof ASIDE)[]).find((one) => one === step) ?? 'suspend']
  try {
    await writeOnce(ask, command, { fileId, version: versionIn(ask), reason: typedIn(ask, 'ly-do-dung') })
  } catch (error) {
    return showLog(ask, refused(ask, error, { '': 'ly-do-dung', reason: 'ly-do-dung' }))
  }
  return goTo(ask, logHref(fileId))
}

export const assess: Handler = (ask) => showAssess(ask, FINE)

async function showAssess(ask: Ask, shown: Shown): Promise<Response> {
  const data = await read(ask)
  const { page, lang } = ask
  const say = t(lang)
  const error = (field: string) => shown.errors.find((one) => one.field === field)?.message
  return ask.http.html(
    renderPage(
      <CarryingPage page={page} data={data} title={say('carrying.assess')} errors={shown.errors}>
        <p class="page-lead">{say('carrying.assess.lead')}</p>
        {data.sums.length === 0 ? null : <SumTable lang={lang} sums={data.sums} log={logHref(data.file.id)} />}
        {data.may('participation.assess') ? (
          <AssessForm
            page={page}
            data={data}
            formId={ask.app.newId()}
            value={(name) => ask.form.get(name) ?? ''}
            error={error}
          />
        ) : null}
        <Assessments page={page} data={data} />
      </CarryingPage>,
    ),
    shown.status,
  )
}

export const assessSend: Handler = async (ask) => {
  const fileId = idOrNothing(ask.param('id'))
  if (typedIn(ask, 'ket-qua') === '') {
    const message = t(ask.lang)('carrying.assess.wrong')
    return showAssess(ask, { errors: [{ field: 'ket-qua', message }], status: 422 })
  }
  try {
    const input = {
      fileId,
      version: versionIn(ask),
      text: typedIn(ask, 'ket-qua'),
      noFigures: typedIn(ask, 'khong-so'),
    }
    await writeOnce(ask, selfAssess, input)
  } catch (error) {
    return showAssess(ask, refused(ask, error, { noFigures: 'khong-so', '': 'ket-qua' }))
  }
  return goTo(ask, logHref(fileId))
}
