import { numberingGround } from '../../../app/deciding/ground.ts'
import { openNumbering } from '../../../app/deciding/issue.ts'
import { isPattern, writtenNumber } from '../../../core/deciding/number.ts'
import { t } from '../../../i18n/catalogue.ts'
import type { FieldError } from '../../components/form.tsx'
import { localHref } from '../../components/page.ts'
import { renderPage } from '../../components/render.ts'
import type { Ask, Handler } from '../../context.ts'
import { NumberingPage } from '../../views/deciding/numbering.tsx'
import type { FormField } from '../../views/setup/form-fields.tsx'
import { signedIn } from '../signed-in.ts'
import { send, TypedForm } from '../typed-form.ts'
import { DECISIONS } from './words.ts'

const HERE = `${DECISIONS}/so-van-ban`

/** The sequences of numbers that the actor keeps, and the form that opens one. */
export const numberingList: Handler = (ask) => show(ask)

interface Again {
  readonly form: TypedForm
  readonly errors: readonly FieldError[]
  readonly status: 409 | 422
}

async function show(ask: Ask, again?: Again): Promise<Response> {
  const say = t(ask.lang)
  const { bodies, numberings } = await numberingGround(ask.app, signedIn(ask))
  const page = NumberingPage({
    page: ask.page,
    newKey: ask.app.newId,
    errors: again?.errors ?? [],
    items: numberings.map((n) => ({
      body: n.body,
      kind: n.kind,
      span: n.span,
      from: n.valid_from,
      to: n.valid_to,
      next: writtenNumber(n.pattern, n.last + 1),
    })),
    form: {
      action: HERE,
      label: say('numbering.open'),
      fields: fields(
        ask,
        bodies.map((b) => ({ value: b.id, label: b.name })),
      ),
      button: say('numbering.open'),
      errors: again?.errors ?? [],
      typed: again?.form.typed,
    },
  })
  return ask.http.html(renderPage(page), again?.status ?? 200)
}

function fields(ask: Ask, bodies: readonly { readonly value: string; readonly label: string }[]): FormField[] {
  const say = t(ask.lang)
  const line = (name: 'kind' | 'span', value: string): FormField => ({
    name,
    label: say(`numbering.${name}`),
    hint: say(`numbering.${name}.hint`),
    kind: 'line',
    value,
  })
  return [
    {
      name: 'organisationId',
      label: say('numbering.body'),
      kind: 'choice',
      choices: bodies,
      value: bodies[0]?.value ?? '',
    },
    line('kind', 'QĐ'),
    line('span', ''),
    { name: 'from', label: say('numbering.from'), kind: 'day', value: '' },
    { name: 'to', label: say('numbering.to'), kind: 'day', value: '' },
    {
      name: 'pattern',
      label: say('numbering.pattern'),
      hint: say('numbering.pattern.hint', { open: '{', close: '}' }),
      kind: 'line',
      value: '',
    },
    { name: 'last', label: say('numbering.last'), hint: say('numbering.last.hint'), kind: 'number', value: '0' },
  ]
}

export const numberingOpen: Handler = async (ask) => {
  const say = t(ask.lang)
  const form = new TypedForm(ask)
  const pattern = form.text('pattern')
  if (!isPattern(pattern)) form.wrong('pattern', say('numbering.wrong.pattern'))
  const typed = form.text('last').replaceAll('.', '')
  if (!/^\d{1,7}$/.test(typed)) form.wrong('last', say('numbering.wrong.last'))
  const sent = await send(ask, form, openNumbering, {
    organisationId: form.text('organisationId'),
    kind: form.text('kind'),
    span: form.text('span'),
    from: form.needDay('from'),
    to: form.needDay('to'),
    pattern,
    last: Number(typed),
  })
  if (!sent.done) return show(ask, { form, errors: sent.errors, status: sent.status })
  return ask.http.redirect(localHref(ask.lang, HERE), 303)
}
