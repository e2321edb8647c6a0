import type { Child } from 'hono/jsx'
import { t } from '../../../i18n/catalogue.ts'
import type { Column } from '../../components/data-table.tsx'
import { DataTable } from '../../components/data-table.tsx'
import type { FieldError } from '../../components/form.tsx'
import { ErrorSummary, TextArea, TextField } from '../../components/form.tsx'
import { KeyedForm } from '../../components/keyed-form.tsx'
import { Layout } from '../../components/layout.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref, viOn } from '../../components/page.ts'
import { Breadcrumbs, Chip, Facts, PageHead, Section } from '../../components/small.tsx'

/** One criterion, or the total, with everybody's points. */
export interface PointsRow {
  readonly name: string
  readonly points: readonly string[]
  readonly spread: string
  readonly tooWide: boolean
}

export interface ResultProps {
  readonly page: PageContext
  readonly href: string
  readonly file: string
  readonly fileHref: string
  readonly unit: string
  readonly team: { readonly name: string; readonly href: string }
  readonly state: 'open' | 'concluded' | 'sent-back' | 'taken-off'
  readonly stateWords: string
  /** Heads of the columns; absent while the reader may not see the others' sheets. */
  readonly members?: readonly string[]
  readonly rows: readonly PointsRow[]
  readonly limit: string
  /** Who is left out and why, who has not handed in. */
  readonly lines: readonly string[]
  readonly remarks: readonly { readonly member: string; readonly lines: readonly string[] }[]
  readonly facts: readonly { readonly term: string; readonly value: Child }[]
  readonly sheetHref?: string
  readonly concludes?: { readonly visited: string; readonly text: string; readonly talkedOver: string }
  readonly mustTalkOver: boolean
  readonly sendsBack?: 'unit' | 'team'
  readonly takesOff: boolean
  readonly version: number
  readonly notice?: string
  readonly errors: readonly FieldError[]
  readonly newKey: () => string
}

const TONES = { open: 'warn', concluded: 'good', 'sent-back': 'plain', 'taken-off': 'plain' } as const

/** What a team has on one file: everybody's points side by side, what they come to, and what happens next. */
export function ResultPage(props: ResultProps) {
  const { page } = props
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={say('appraisal.team-view', { file: props.file })} section="desk" staff wide>
      <Breadcrumbs
        lang={lang}
        crumbs={[
          { label: say('appraisal.title'), href: '/ban-lam-viec/tham-dinh' },
          { label: props.team.name, href: props.team.href, vi: true },
          { label: props.file, vi: true },
        ]}
      />
      <ErrorSummary lang={lang} errors={props.errors} />
      {props.notice === undefined ? null : (
        <p class="notice" role="status">
          {props.notice}
        </p>
      )}
      <PageHead eyebrow={say('appraisal.title')} title={props.file} titleLang={viOn(lang)}>
        <p class="page-lead">
          <span {...viOn(lang)}>{props.unit}</span> <Chip tone={TONES[props.state]}>{props.stateWords}</Chip>
        </p>
      </PageHead>
      <p class="form-actions">
        <a href={localHref(lang, props.fileHref)}>{say('meeting.file-page')}</a>
        {props.sheetHref === undefined ? null : (
          <a href={localHref(lang, props.sheetHref)}>{say('appraisal.back-to-sheet')}</a>
        )}
      </p>
      <Section id="so-diem" title={say(props.state === 'open' ? 'appraisal.so-far' : 'appraisal.result')}>
        <Facts facts={props.facts} />
        {props.lines.length === 0 ? null : (
          <ul>
            {props.lines.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        )}
      </Section>
      <Differences {...props} />
      {props.concludes === undefined ? null : <Conclude {...props} concludes={props.concludes} />}
      <OtherWays {...props} />
    </Layout>
  )
}

function Differences(props: ResultProps) {
  const { page, members } = props
  const { lang } = page
  const say = t(lang)
  if (members === undefined)
    return (
      <Section id="tung-nguoi" title={say('appraisal.differences')}>
        <p>{say('appraisal.not-seen')}</p>
      </Section>
    )
  const columns: readonly Column<PointsRow>[] = [
    { head: say('appraisal.criterion'), names: true, cell: (row) => <span {...viOn(lang)}>{row.name}</span> },
    ...members.map((head, i): Column<PointsRow> => ({ head, numeric: true, cell: (row) => row.points[i] })),
    {
      head: say('appraisal.spread'),
      numeric: true,
      cell: (row): Child =>
        row.tooWide ? (
          <span class="conflict-words">{say('appraisal.too-wide', { points: row.spread })}</span>
        ) : (
          row.spread
        ),
    },
  ]
  return (
    <Section id="tung-nguoi" title={say('appraisal.differences')} lead={props.limit}>
      <DataTable
        lang={lang}
        caption={say('appraisal.differences')}
        captionHidden
        dense
        columns={columns}
        rows={props.rows}
      />
      {props.remarks.length === 0 ? null : (
        <>
          <h3>{say('appraisal.reasons')}</h3>
          {props.remarks.map((one) => (
            <div {...viOn(lang)}>
              <p class="item-title">{one.member}</p>
              <ul>
                {one.lines.map((line) => (
                  <li>{line}</li>
                ))}
              </ul>
            </div>
          ))}
        </>
      )}
    </Section>
  )
}

function Conclude(props: ResultProps & { readonly concludes: NonNullable<ResultProps['concludes']> }) {
  const { page, concludes } = props
  const { lang } = page
  const say = t(lang)
  const wrong = (field: string) => props.errors.find((error) => error.field === field)?.message
  return (
    <Section id="ket-luan" title={say('appraisal.conclude')}>
      <KeyedForm page={page} action={`${props.href}/ket-luan`} newKey={props.newKey} version={props.version}>
        <TextField
          lang={lang}
          id="ngay-di"
          label={say('appraisal.visited')}
          hint={say('appraisal.visited.hint')}
          optional
          short
          autocomplete="off"
          value={concludes.visited}
          error={wrong('ngay-di')}
        />
        {props.mustTalkOver || concludes.talkedOver !== '' ? (
          <TextArea
            lang={lang}
            id="trao-doi"
            label={say('appraisal.talked-over')}
            hint={say('appraisal.talked-over.hint')}
            rows={3}
            value={concludes.talkedOver}
            error={wrong('trao-doi')}
          />
        ) : null}
        <TextArea
          lang={lang}
          id="de-nghi"
          label={say('appraisal.conclude.text')}
          rows={5}
          value={concludes.text}
          error={wrong('de-nghi')}
        />
        <button class="button" type="submit">
          {say('appraisal.conclude.button')}
        </button>
      </KeyedForm>
    </Section>
  )
}

function OtherWays(props: ResultProps) {
  const { page, sendsBack } = props
  const { lang } = page
  const say = t(lang)
  const wrong = (field: string) => props.errors.find((error) => error.field === field)?.message
  const backWrong = wrong('ly-do-tra')
  const offWrong = wrong('ly-do-chuyen')
  return (
    <>
      {sendsBack === undefined ? null : (
        <details class="aside-form" {...(backWrong === undefined ? {} : { open: true })}>
          <summary>{say('appraisal.send-back')}</summary>
          <KeyedForm
            page={page}
            action={`${props.href}/tra-lai`}
            newKey={props.newKey}
            version={props.version}
            label={say('appraisal.send-back')}
          >
            <TextArea
              lang={lang}
              id="ly-do-tra"
              label={say('appraisal.send-back.reason')}
              hint={say(`appraisal.send-back.${sendsBack}`)}
              rows={3}
              error={backWrong}
            />
            <button class="button button-quiet" type="submit">
              {say('appraisal.send-back.button')}
            </button>
          </KeyedForm>
        </details>
      )}
      {props.takesOff ? (
        <details class="aside-form" {...(offWrong === undefined ? {} : { open: true })}>
          <summary>{say('appraisal.take-off')}</summary>
          <KeyedForm
            page={page}
            action={`${props.href}/chuyen`}
            newKey={props.newKey}
            version={props.version}
            label={say('appraisal.take-off')}
          >
            <TextField lang={lang} id="ly-do-chuyen" label={say('appraisal.take-off.reason')} error={offWrong} />
            <button class="button button-quiet" type="submit">
              {say('appraisal.take-off')}
            </button>
          </KeyedForm>
        </details>
      ) : null}
    </>
  )
}
