import { t } from '../../i18n/catalogue.ts'
import type { FieldError } from '../components/form.tsx'
import { CheckField, ErrorSummary, FileField, PostForm, TextArea, TextField } from '../components/form.tsx'
import { Layout } from '../components/layout.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref } from '../components/page.ts'
import { PageHead } from '../components/small.tsx'

/** What was typed; shown again when something was wrong. A file cannot be shown again: browsers forget it. */
export interface UploadValues {
  readonly text?: string
  readonly source?: string
  readonly publisher?: string
  readonly published?: string
  readonly cleared?: boolean
  /** The file that was chosen, to be chosen again. */
  readonly fileName?: string
}

export interface UploadProps {
  readonly page: PageContext
  readonly values: UploadValues
  /** Fields: tep, van-ban, nguon, noi-dang, ngay-dang, khong-mat. */
  readonly errors: readonly FieldError[]
  /** "20 MB". */
  readonly maxSize: string
}

/** A new document: a file or pasted text, and where it comes from. */
export function UploadPage({ page, values, errors, maxSize }: UploadProps) {
  const { lang } = page
  const say = t(lang)
  const wrong = (field: string) => errors.find((error) => error.field === field)?.message
  return (
    <Layout page={page} title={say('upload.title')} section="desk" staff>
      <ErrorSummary lang={lang} errors={errors} />
      <PageHead eyebrow={say('desk.eyebrow')} title={say('upload.title')}>
        <p class="page-lead">{say('upload.lead')}</p>
      </PageHead>
      <PostForm page={page} action={localHref(lang, '/ban-lam-viec/van-ban/moi')} upload>
        <FileField
          lang={lang}
          id="tep"
          label={say('upload.file')}
          hint={
            values.fileName === undefined
              ? say('upload.file.hint', { max: maxSize })
              : say('upload.file.again', { name: values.fileName })
          }
          accept=".txt,text/plain"
          error={wrong('tep')}
        />
        <p class="or">{say('upload.or')}</p>
        <TextArea
          lang={lang}
          id="van-ban"
          label={say('upload.text')}
          hint={say('upload.text.hint')}
          rows={10}
          value={values.text}
          error={wrong('van-ban')}
        />
        <TextField
          lang={lang}
          id="nguon"
          type="url"
          label={say('upload.source')}
          hint={say('upload.source.hint')}
          optional
          value={values.source}
          error={wrong('nguon')}
        />
        <TextField
          lang={lang}
          id="noi-dang"
          label={say('upload.publisher')}
          optional
          value={values.publisher}
          error={wrong('noi-dang')}
        />
        <TextField
          lang={lang}
          id="ngay-dang"
          label={say('upload.published')}
          hint={say('upload.published.hint')}
          optional
          short
          value={values.published}
          error={wrong('ngay-dang')}
        />
        <CheckField
          lang={lang}
          id="khong-mat"
          label={say('upload.classified')}
          checked={values.cleared === true}
          error={wrong('khong-mat')}
        />
        <div class="form-end">
          <button class="button" type="submit">
            {say('upload.button')}
          </button>
          <p class="hint">{say('upload.next')}</p>
        </div>
      </PostForm>
    </Layout>
  )
}
