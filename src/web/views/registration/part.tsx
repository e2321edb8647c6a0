import { t } from '../../../i18n/catalogue.ts'
import type { FieldError } from '../../components/form.tsx'
import { ErrorSummary, PostForm } from '../../components/form.tsx'
import { Layout } from '../../components/layout.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref, viOn } from '../../components/page.ts'
import { Breadcrumbs, PageHead } from '../../components/small.tsx'
import { type FormInput, Input } from './inputs.tsx'
import { type SimilarItem, SimilarList } from './similar.tsx'

export interface PartLink {
  readonly href: string
  readonly title: string
  readonly here: boolean
}

export interface PartProps {
  readonly page: PageContext
  readonly title: string
  /** The model's name as it is kept. */
  readonly name: string
  readonly checkHref: string
  readonly action: string
  readonly parts: readonly PartLink[]
  readonly inputs: readonly FormInput[]
  readonly version: number
  readonly newKey: string
  /** Came from the page that shows all of it, and goes back there. */
  readonly back: boolean
  readonly last: boolean
  readonly errors: readonly FieldError[]
  readonly clash: boolean
  /** Models with a similar name; absent on parts without the name. */
  readonly similar?: readonly SimilarItem[]
  /** The model that this one is copied from. */
  readonly source?: string
  /** What the receiving body asks for. */
  readonly returned?: string
  readonly notice?: string
}

/** One short page of the form: saved whenever it is left. */
export function PartPage(props: PartProps) {
  const { page, inputs } = props
  const { lang } = page
  const say = t(lang)
  const n = props.parts.findIndex((part) => part.here) + 1
  return (
    <Layout page={page} title={props.title} section="desk" staff>
      <Breadcrumbs
        lang={lang}
        crumbs={[
          { label: say('reg.mine.title'), href: '/ban-lam-viec/dang-ky' },
          { label: props.name, href: props.checkHref, vi: true },
          { label: props.title },
        ]}
      />
      <ErrorSummary lang={lang} errors={props.errors} />
      <Notices {...props} />
      <PageHead
        {...(n === 0 ? {} : { eyebrow: say('reg.part.step', { n, all: props.parts.length }) })}
        title={props.title}
      />
      <PostForm page={page} action={localHref(lang, props.action)}>
        <input type="hidden" name="_key" value={props.newKey} />
        <input type="hidden" name="_version" value={String(props.version)} />
        {props.back ? <input type="hidden" name="ve" value="kiem-tra" /> : null}
        {/* The first button is what the key Enter presses. */}
        <button class="visually-hidden" type="submit" name="buoc" value="nhap" tabindex={-1}>
          {say('reg.part.save')}
        </button>
        {props.source === undefined ? null : (
          <p class="notice" {...viOn(lang)}>
            {say('reg.field.source')}: {props.source}
          </p>
        )}
        {inputs.map((input) => (
          <>
            <Input lang={lang} input={input} />
            {input.name === 'name' && props.similar !== undefined ? <Similar {...props} /> : null}
          </>
        ))}
        {inputs.some((input) => input.name === 'beneficiaries' || input.name === 'situation') ? (
          <p class="hint">{say('reg.part.privacy')}</p>
        ) : null}
        <div class="form-end">
          <div class="button-row">
            <button class="button" type="submit" name="buoc" value="tiep">
              {props.back || props.last ? say('reg.part.save-check') : say('reg.part.save-next')}
            </button>
            <button class="button button-quiet" type="submit" name="buoc" value="nhap">
              {say('reg.part.save')}
            </button>
          </div>
        </div>
      </PostForm>
      <Parts {...props} />
    </Layout>
  )
}

function Notices(props: PartProps) {
  const say = t(props.page.lang)
  return (
    <>
      {props.notice === undefined ? null : (
        <p class="notice" role="status">
          {props.notice}
        </p>
      )}
      {props.clash ? (
        <p class="notice notice-warn" role="alert">
          {say('reg.conflict.what')}
        </p>
      ) : null}
      {props.returned === undefined ? null : (
        <p class="notice notice-warn">{say('reg.part.returned', { reason: props.returned })}</p>
      )}
    </>
  )
}

/** Beside the name: what is there already. The script keeps it up to date while the name is typed. */
function Similar({ page, similar = [] }: PartProps) {
  const say = t(page.lang)
  return (
    <div class="similar" id="tuong-tu">
      <div data-similar-place aria-live="polite">
        {similar.length === 0 ? null : (
          <>
            <h2>{say('reg.similar.title')}</h2>
            <SimilarList lang={page.lang} items={similar} offer />
          </>
        )}
      </div>
      <p>
        <button class="button button-quiet button-small" type="submit" name="buoc" value="tuong-tu">
          {say('reg.part.similar')}
        </button>
      </p>
    </div>
  )
}

function Parts({ page, parts, checkHref }: PartProps) {
  const { lang } = page
  const say = t(lang)
  return (
    <nav class="reg-parts" aria-label={say('reg.part.parts')}>
      <p class="on-page-title">{say('reg.part.parts')}</p>
      <ol>
        {parts.map((part) => (
          <li>
            <a href={localHref(lang, part.href)} {...(part.here ? { 'aria-current': 'step' } : {})}>
              {part.title}
            </a>
          </li>
        ))}
        <li>
          <a href={localHref(lang, checkHref)}>{say('reg.check.title')}</a>
        </li>
      </ol>
    </nav>
  )
}
