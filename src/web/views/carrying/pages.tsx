import type { Child } from 'hono/jsx'
import type { CarryingOut } from '../../../app/progress/page.ts'
import { t } from '../../../i18n/catalogue.ts'
import { formatMoment } from '../../../i18n/format.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import type { FieldError } from '../../components/form.tsx'
import { ErrorSummary, FileField, PostForm, TextArea, TextField } from '../../components/form.tsx'
import { Layout } from '../../components/layout.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref, viOn } from '../../components/page.ts'
import { Chip, PageHead, Section } from '../../components/small.tsx'

interface CarryingPageProps {
  readonly page: PageContext
  readonly data: CarryingOut
  readonly title: string
  readonly errors: readonly FieldError[]
  readonly done?: string | undefined
  readonly children?: Child
}

/** The frame of the pages about a file that is carried out: its name, where it stands, the way back. */
export function CarryingPage({ page, data, title, errors, done, children }: CarryingPageProps) {
  const { lang } = page
  return (
    <Layout page={page} title={title} section="desk" staff>
      <ErrorSummary lang={lang} errors={errors} />
      {done === undefined ? null : (
        <p class="notice" role="status">
          {done}
        </p>
      )}
      <PageHead eyebrow={title} title={data.name} titleLang={viOn(lang)}>
        <p>
          <Chip>{valueLabel(lang, 'status', data.file.stage)}</Chip>{' '}
          <a href={localHref(lang, `/ban-lam-viec/ho-so/${data.file.id}`)}>{t(lang)('carrying.back')}</a>
        </p>
      </PageHead>
      {children}
    </Layout>
  )
}

export interface UploadFormProps {
  readonly page: PageContext
  readonly fileId: string
  readonly caption: string
  readonly error: (field: string) => string | undefined
  readonly sizes: { readonly photo: string; readonly pdf: string; readonly video: string }
}

/** One file and what it shows. The file is the last field: what stands before it is read first. */
export function UploadForm({ page, fileId, caption, error, sizes }: UploadFormProps) {
  const { lang } = page
  const say = t(lang)
  const base = localHref(lang, `/ban-lam-viec/ho-so/${fileId}`)
  return (
    <div
      data-upload={`${base}/tai-len`}
      data-upload-at={localHref(lang, '/ban-lam-viec/tai-len')}
      data-sending={say('carrying.evidence.sending')}
      data-waiting={say('carrying.evidence.waiting')}
    >
      <PostForm page={page} action={`${base}/minh-chung`} upload>
        <TextField
          lang={lang}
          id="chu-thich"
          label={say('carrying.evidence.caption')}
          hint={say('carrying.evidence.caption.hint')}
          value={caption}
          error={error('chu-thich')}
        />
        <FileField
          lang={lang}
          id="tep"
          label={say('carrying.evidence.file')}
          hint={say('carrying.evidence.file.hint', sizes)}
          accept="image/jpeg,image/png,image/webp,application/pdf,video/mp4,video/webm"
          error={error('tep')}
        />
        <p role="status" data-upload-said></p>
        <progress max="100" value="0" hidden data-upload-bar aria-label={say('carrying.evidence.sending')}></progress>
        <button class="button" type="submit">
          {say('carrying.evidence.send')}
        </button>
      </PostForm>
    </div>
  )
}

export interface AssessFormProps {
  readonly page: PageContext
  readonly data: CarryingOut
  readonly formId: string
  readonly value: (name: string) => string
  readonly error: (field: string) => string | undefined
}

/** The unit's own assessment: words, and figures from the log or a sentence why there are none. */
export function AssessForm({ page, data, formId, value, error }: AssessFormProps) {
  const { lang } = page
  const say = t(lang)
  return (
    <PostForm page={page} action={localHref(lang, `/ban-lam-viec/ho-so/${data.file.id}/tu-danh-gia`)}>
      <input type="hidden" name="_key" value={formId} />
      <input type="hidden" name="_version" value={value('_version') || String(data.version)} />
      <TextArea
        lang={lang}
        id="ket-qua"
        label={say('carrying.assess.text')}
        value={value('ket-qua')}
        error={error('ket-qua')}
        rows={8}
      />
      {data.sums.length > 0 ? null : (
        <TextField
          lang={lang}
          id="khong-so"
          label={say('carrying.assess.no-figures')}
          hint={say('carrying.assess.no-figures.hint')}
          value={value('khong-so')}
          error={error('khong-so')}
        />
      )}
      <button class="button" type="submit">
        {say('carrying.assess.send')}
      </button>
    </PostForm>
  )
}

/** Assessments that were handed in, the last first. */
export function Assessments({ page, data }: { page: PageContext; data: CarryingOut }) {
  const { lang } = page
  const say = t(lang)
  return (
    <>
      {data.assessments.map((one) => (
        <div class="entry">
          <h3>{say('carrying.assess.done', { n: one.attempt, name: one.by_name, at: formatMoment(lang, one.at) })}</h3>
          <p class="typed-text" {...viOn(lang)}>
            {one.text}
          </p>
          {one.no_figures === null ? null : <p>{one.no_figures}</p>}
          <p class="hint">
            {say('carrying.assess.rests', { entries: one.entries, figures: one.figures, evidence: one.evidence })}
          </p>
        </div>
      ))}
    </>
  )
}

/** Pausing, going on, giving up: what leads on from where the file stands. */
export function AsideForm({ page, data, formId }: { page: PageContext; data: CarryingOut; formId: string }) {
  const { lang } = page
  const say = t(lang)
  const steps =
    data.file.stage === 'suspended'
      ? (['resume', 'abandon'] as const)
      : data.file.stage === 'in-progress'
        ? (['suspend', 'abandon'] as const)
        : (['abandon'] as const)
  if (!data.may('participation.stop')) return null
  return (
    <Section id="tam-dung" title={say('carrying.stop')}>
      <PostForm page={page} action={localHref(lang, `/ban-lam-viec/ho-so/${data.file.id}/tam-dung`)}>
        <input type="hidden" name="_key" value={formId} />
        <input type="hidden" name="_version" value={String(data.version)} />
        <TextField lang={lang} id="ly-do-dung" label={say('carrying.stop.reason')} />
        <div class="step-buttons">
          {steps.map((step) => (
            <button class="button button-quiet" type="submit" name="buoc" value={step}>
              {say(`carrying.stop.${step}`)}
            </button>
          ))}
        </div>
      </PostForm>
    </Section>
  )
}
