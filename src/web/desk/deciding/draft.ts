import { type DraftInput, draftDecision, type LineInput } from '../../../app/deciding/draft.ts'
import { type DraftGround, draftGround, draftRounds, filesNamed } from '../../../app/deciding/ground.ts'
import { idOrNothing } from '../../../app/portal/lookup.ts'
import { FILE_KINDS, type FileKind } from '../../../core/deciding/kind.ts'
import { t } from '../../../i18n/catalogue.ts'
import type { FieldError } from '../../components/form.tsx'
import { localHref } from '../../components/page.ts'
import { renderPage } from '../../components/render.ts'
import type { Ask, Handler } from '../../context.ts'
import { DraftStartPage } from '../../views/deciding/start.tsx'
import { FormPage } from '../../views/setup/form-page.tsx'
import { signedIn } from '../signed-in.ts'
import { send, TypedForm } from '../typed-form.ts'
import { draftFields } from './draft-fields.ts'
import { DECISIONS } from './words.ts'

const kindOf = (text: string | undefined): FileKind | undefined => FILE_KINDS.find((kind) => kind === text)

/** The draft form of a round and a kind of decision; without them, the choice of both. */
export const decisionDraft: Handler = async (ask) => {
  const [round, kind] = [ask.query('dot'), kindOf(ask.query('loai'))]
  if (round !== undefined && kind !== undefined) return show(ask, idOrNothing(round), kind)
  const rounds = await draftRounds(ask.app, signedIn(ask))
  return ask.http.html(
    renderPage(
      DraftStartPage({
        page: ask.page,
        rounds: rounds.map((r) => ({
          value: r.id,
          label: `${r.movement}, ${ask.app.units.nameInside(r.unit_id)}, ${r.label}`,
        })),
        chosen: round ?? '',
      }),
    ),
  )
}

interface Again {
  readonly form: TypedForm
  readonly errors: readonly FieldError[]
  readonly status: 409 | 422
}

async function show(ask: Ask, roundId: string, kind: FileKind, again?: Again): Promise<Response> {
  const say = t(ask.lang)
  const ground = await draftGround(ask.app, signedIn(ask), roundId, kind)
  const title = `${say('deciding.new')}: ${say(`deciding.kind.${kind}`)}`
  const page = FormPage({
    page: ask.page,
    title,
    lead: ground.round.label,
    crumbs: [{ label: say('deciding.title'), href: DECISIONS }, { label: say('deciding.new') }],
    newKey: ask.app.newId,
    form: {
      action: `${DECISIONS}/moi`,
      fields: draftFields(ask, ground, kind),
      button: say('deciding.save'),
      hidden: [
        { name: 'roundId', value: roundId },
        { name: 'kind', value: kind },
      ],
      errors: again?.errors ?? [],
      typed: again?.form.typed,
    },
  })
  return ask.http.html(renderPage(page), again?.status ?? 200)
}

export const decisionDraftSend: Handler = async (ask) => {
  const form = new TypedForm(ask)
  const roundId = idOrNothing(form.text('roundId'))
  const kind = kindOf(form.text('kind')) ?? 'recognition'
  const ground = await draftGround(ask.app, signedIn(ask), roundId, kind)
  const input = await read(ask, form, { roundId, kind, ground })
  const sent = await send(ask, form, draftDecision, input)
  if (sent.done) return ask.http.redirect(localHref(ask.lang, `${DECISIONS}/${sent.result.decisionId}`), 303)
  const errors = sent.errors.map((e) => ({ ...e, field: fieldOf(e.field, input.lines) }))
  return show(ask, roundId, kind, { form, errors, status: sent.status })
}

/** Where on the form a line of the draft was typed: "lines.4.printed" stands in the list it was ticked or written in. */
function fieldOf(field: string, lines: readonly LineInput[]): string {
  const [name, index] = field.split('.')
  if (name !== 'lines') return field
  const line = lines[Number(index ?? 0)]
  if (line === undefined || line.participationId !== null) return 'files'
  return `${line.subject}s`
}

async function read(
  ask: Ask,
  form: TypedForm,
  { roundId, kind, ground }: { readonly roundId: string; readonly kind: FileKind; readonly ground: DraftGround },
): Promise<DraftInput> {
  const say = t(ask.lang)
  const body = ground.bodies.find((b) => b.id === form.text('organisationId'))
  if (body === undefined) form.wrong('organisationId', say('deciding.wrong.body'))
  const title = form.text('title')
  if (title === '') form.wrong('title', say('deciding.wrong.title'))
  const award = kind === 'award' ? form.text('form') : ''
  if (kind === 'award' && award === '') form.wrong('form', say('deciding.wrong.form'))
  const lines = [...(await ticked(ask, form)), ...written(ask, form)]
  if (lines.length === 0) form.wrong('files', say('deciding.wrong.lines'))
  return {
    roundId,
    organisationId: body?.id ?? '',
    kind,
    form: award === '' ? null : award,
    level: levelOf(ask, body?.unit_id ?? null),
    title,
    preamble: form.text('preamble'),
    bases: [...new Set(ask.form.getAll('bases'))],
    lines,
  }
}

function levelOf(ask: Ask, unitId: string | null): DraftInput['level'] {
  const level = unitId === null ? undefined : ask.app.units.book.units.get(unitId)?.level
  return level === undefined ? 'central' : level === 'commune' ? 'base' : level
}

const emptyLine = (form: TypedForm) => ({
  participationId: null,
  organisationId: null,
  title: '',
  reason: '',
  periodPrinted: form.text('period'),
  money: null,
  revokesId: null,
  ground: null,
})

/** The files that were ticked; one that may no longer be named stays in, and the command says why not. */
async function ticked(ask: Ask, form: TypedForm): Promise<LineInput[]> {
  const ids = [...new Set(ask.form.getAll('files'))].filter((id) => id !== '').map(idOrNothing)
  const files = await filesNamed(ask.app, signedIn(ask), ids)
  return ids.map((id) => {
    const file = files.get(id)
    return {
      ...emptyLine(form),
      subject: file?.ofPerson === true ? 'individual' : 'model',
      participationId: id,
      printed: '',
      unitPrinted: file === undefined ? '' : ask.app.units.nameInside(file.unitId),
    }
  })
}

const WRITTEN = ['collective', 'individual', 'household'] as const

/** "name; unit; merit" a line; of an individual "name; title, unit; merit". */
function written(ask: Ask, form: TypedForm): LineInput[] {
  return WRITTEN.flatMap((subject) =>
    form.lines(`${subject}s`).map((line) => {
      const [printed = '', where = '', ...merit] = line.split(';').map((part) => part.trim())
      if (printed === '') form.wrong(`${subject}s`, t(ask.lang)('deciding.wrong.name', { line }))
      const [title = '', ...unit] = subject === 'individual' && where.includes(',') ? where.split(',') : ['', where]
      return {
        ...emptyLine(form),
        subject,
        printed,
        title: title.trim(),
        unitPrinted: unit.join(',').trim(),
        reason: merit.join('; '),
      }
    }),
  )
}
