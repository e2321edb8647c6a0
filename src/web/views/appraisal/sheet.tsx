import { t } from '../../../i18n/catalogue.ts'
import { CheckList, FieldGroup } from '../../components/choice-fields.tsx'
import type { FieldError } from '../../components/form.tsx'
import { ErrorSummary, TextArea, TextField } from '../../components/form.tsx'
import { KeyedForm } from '../../components/keyed-form.tsx'
import { Layout } from '../../components/layout.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref, viOn } from '../../components/page.ts'
import { Breadcrumbs, PageHead } from '../../components/small.tsx'

/** One criterion on a sheet with what is kept or was typed. */
export interface SheetCriterion {
  readonly id: string
  readonly name: string
  readonly hint?: string
  readonly kind: 'numeric' | 'checklist' | 'bonus'
  /** "40" */
  readonly max: string
  readonly evidenceNeeded: boolean
  readonly items: readonly { readonly value: string; readonly label: string }[]
  readonly points: string
  readonly ticked: readonly string[]
  readonly reason: string
}

export interface SheetProps {
  readonly page: PageContext
  readonly href: string
  readonly file: string
  readonly fileHref: string
  readonly unit: string
  readonly team: string
  readonly set?: string
  readonly criteria: readonly SheetCriterion[]
  /** "5": the most that all bonus counts; absent without bonus. */
  readonly bonusCap?: string
  readonly remark: string
  readonly why: string
  readonly handedIn: boolean
  readonly version: number
  readonly changes: readonly string[]
  /** Why there is no form. */
  readonly refused?: string
  readonly notice?: string
  readonly errors: readonly FieldError[]
  readonly newKey: () => string
}

/** A member's own score sheet: one column, one criterion after the other, made for a phone. */
export function SheetPage(props: SheetProps) {
  const { page } = props
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={say('appraisal.sheet.of', { file: props.file })} section="desk" staff>
      <Breadcrumbs
        lang={lang}
        crumbs={[{ label: say('appraisal.title'), href: '/ban-lam-viec/tham-dinh' }, { label: say('appraisal.sheet') }]}
      />
      <ErrorSummary lang={lang} errors={props.errors} />
      {props.notice === undefined ? null : (
        <p class="notice" role="status">
          {props.notice}
        </p>
      )}
      <PageHead eyebrow={`${say('appraisal.sheet')} · ${props.team}`} title={props.file} titleLang={viOn(lang)}>
        <p class="page-lead" {...viOn(lang)}>
          {props.unit}
        </p>
      </PageHead>
      <p class="form-actions">
        <a href={localHref(lang, props.fileHref)}>{say('meeting.file-page')}</a>
        {props.handedIn ? <a href={localHref(lang, props.href)}>{say('appraisal.see-team')}</a> : null}
      </p>
      {props.refused === undefined ? <SheetForm {...props} /> : <p class="notice">{props.refused}</p>}
      {props.changes.length === 0 ? null : (
        <section aria-labelledby="da-sua">
          <h2 id="da-sua">{say('appraisal.changes')}</h2>
          <ul {...viOn(lang)}>
            {props.changes.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </section>
      )}
      {props.refused === undefined ? <Declare {...props} /> : null}
    </Layout>
  )
}

function SheetForm(props: SheetProps) {
  const { page, handedIn } = props
  const { lang } = page
  const say = t(lang)
  const wrong = (field: string) => props.errors.find((error) => error.field === field)?.message
  return (
    <KeyedForm page={page} action={`${props.href}/phieu`} newKey={props.newKey} version={props.version}>
      <p class="hint">
        {props.set === undefined ? null : `${say('appraisal.criteria', { name: props.set })}. `}
        {say('appraisal.sheet.lead')}
      </p>
      {props.criteria.map((criterion, index) => (
        <CriterionFields page={page} criterion={criterion} number={index + 1} error={wrong(criterion.id)} />
      ))}
      {props.bonusCap === undefined ? null : <p class="hint">{say('appraisal.bonus.cap', { max: props.bonusCap })}</p>}
      <TextArea lang={lang} id="nhan-xet" label={say('appraisal.remark')} optional value={props.remark} rows={3} />
      {handedIn ? (
        <TextArea
          lang={lang}
          id="vi-sao"
          label={say('appraisal.why')}
          hint={say('appraisal.why.hint')}
          value={props.why}
          rows={2}
          error={wrong('vi-sao')}
        />
      ) : null}
      <div class="form-end">
        <p class="form-actions">
          <button class="button" type="submit" name="viec" value="nop">
            {say(handedIn ? 'appraisal.correct' : 'appraisal.hand-in')}
          </button>
          {handedIn ? null : (
            <button class="button button-quiet" type="submit" name="viec" value="luu">
              {say('appraisal.draft.save')}
            </button>
          )}
        </p>
        {handedIn ? null : <p class="hint">{say('appraisal.hand-in.hint')}</p>}
      </div>
    </KeyedForm>
  )
}

interface CriterionProps {
  readonly page: PageContext
  readonly criterion: SheetCriterion
  readonly number: number
  readonly error: string | undefined
}

function CriterionFields({ page, criterion, number, error }: CriterionProps) {
  const { lang } = page
  const say = t(lang)
  const { id, max } = criterion
  const hint = [criterion.hint, criterion.evidenceNeeded ? say('appraisal.evidence-needed') : undefined]
  const hints = hint.filter((one) => one !== undefined && one !== '').join(' ')
  const legend = `${number}. ${criterion.name}`
  const reason = (
    <TextArea
      lang={lang}
      id={`${id}-ly-do`}
      label={say('appraisal.reason')}
      optional
      value={criterion.reason}
      rows={2}
    />
  )
  if (criterion.kind === 'checklist')
    return (
      <div class="criterion">
        <CheckList
          lang={lang}
          id={id}
          name={`${id}-muc`}
          legend={legend}
          hint={[hints, say('appraisal.checklist', { max })].filter(Boolean).join(' ')}
          choices={criterion.items}
          ticked={criterion.ticked}
          error={error}
        />
        {reason}
      </div>
    )
  return (
    <div class="criterion">
      <FieldGroup lang={lang} id={`${id}-nhom`} legend={legend} hint={hints === '' ? undefined : hints}>
        <TextField
          lang={lang}
          id={id}
          label={say(criterion.kind === 'bonus' ? 'appraisal.bonus' : 'appraisal.points', { max })}
          value={criterion.points}
          numeric
          short
          autocomplete="off"
          error={error}
        />
        {reason}
      </FieldGroup>
    </div>
  )
}

function Declare(props: SheetProps) {
  const { page } = props
  const { lang } = page
  const say = t(lang)
  const error = props.errors.find((one) => one.field === 'lien-quan')?.message
  return (
    <details class="aside-form" {...(error === undefined ? {} : { open: true })}>
      <summary>{say('appraisal.declare')}</summary>
      <KeyedForm page={page} action={`${props.href}/lien-quan`} newKey={props.newKey} label={say('appraisal.declare')}>
        <TextArea
          lang={lang}
          id="lien-quan"
          label={say('appraisal.declare.note')}
          hint={say('appraisal.declare.hint')}
          rows={2}
          error={error}
        />
        <button class="button button-quiet" type="submit">
          {say('appraisal.declare.button')}
        </button>
      </KeyedForm>
    </details>
  )
}
