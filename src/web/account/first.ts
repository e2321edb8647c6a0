import { type Chosen, linkFor, useForPassword } from '../../app/account/credentials.ts'
import { makeFirstPerson, needsSetUp } from '../../app/account/setup.ts'
import { openSession } from '../../app/account/sign-in.ts'
import { suggestedUserName } from '../../core/account/names.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { type MessageKey, maybe, t } from '../../i18n/catalogue.ts'
import type { FieldError } from '../components/form.tsx'
import { localHref } from '../components/page.ts'
import { renderPage } from '../components/render.ts'
import type { Ask, Handler } from '../context.ts'
import { type Refusal, refusal } from './errors.ts'
import { LinkPage, SetUpPage } from './first-page.tsx'
import { statusOf } from './sign-in.ts'
import { carry } from './visitor.ts'

const typed = (ask: Ask, name: string): string => ask.form.get(name)?.trim() ?? ''

/** A user name and a password twice, as every form that asks for them calls them. */
export const chosenIn = (ask: Ask): Chosen => ({
  userName: typed(ask, 'ten-dang-nhap'),
  password: ask.form.get('mat-khau') ?? '',
  again: ask.form.get('mat-khau-lai') ?? '',
})

/** What says that a field must not be empty, for those that are. */
export const missing = (ask: Ask, needed: Readonly<Record<string, MessageKey>>): readonly FieldError[] =>
  Object.entries(needed)
    .filter(([field]) => typed(ask, field) === '')
    .map(([field, key]) => ({
      field,
      message: t(ask.lang)('set-up.missing', { label: maybe(ask.lang, key) ?? field }),
    }))

const NOTHING_WRONG = { errors: [], status: 200 } as const

async function showSetUp(ask: Ask, { errors, status }: Refusal | typeof NOTHING_WRONG = NOTHING_WRONG) {
  if (ask.site.setUp === undefined || !(await needsSetUp(ask.app))) throw new ProblemError(problem('not-found'))
  const values = {
    code: typed(ask, 'ma') || (ask.query('ma') ?? ''),
    place: typed(ask, 'noi'),
    name: typed(ask, 'ho-ten'),
    userName: typed(ask, 'ten-dang-nhap'),
  }
  return ask.http.html(renderPage(SetUpPage({ page: ask.page, values, errors })), status)
}

export const setUp: Handler = (ask) => showSetUp(ask)

export const setUpSend: Handler = async (ask) => {
  const { setUp: given } = ask.site
  if (given === undefined) throw new ProblemError(problem('not-found'))
  const errors = missing(ask, { ma: 'set-up.code', noi: 'set-up.place', 'ho-ten': 'set-up.name' })
  if (errors.length > 0) {
    return showSetUp(ask, { errors, status: 422 })
  }
  try {
    const first = { ...chosenIn(ask), code: typed(ask, 'ma'), name: typed(ask, 'ho-ten'), place: typed(ask, 'noi') }
    const who = await makeFirstPerson(ask.app, given, ask.visitor.address, first)
    carry(ask.http, await openSession(ask.accounts, ask.visitor, who))
    return ask.http.redirect(localHref(ask.lang, '/ban-lam-viec/nguoi-dung'), 303)
  } catch (error) {
    return showSetUp(ask, refusal(ask, error, statusOf(error), 'ma'))
  }
}

async function showLink(ask: Ask, { errors, status }: Refusal | typeof NOTHING_WRONG = NOTHING_WRONG) {
  const link = await linkFor(ask.app, ask.param('code'))
  const userName = typed(ask, 'ten-dang-nhap') || suggestedUserName(link.name)
  return ask.http.html(
    renderPage(LinkPage({ page: ask.page, code: ask.param('code'), link, suggested: userName, errors })),
    status,
  )
}

/** Looking at an invitation uses nothing up. */
export const invitation: Handler = (ask) => showLink(ask)

export const invitationSend: Handler = async (ask) => {
  try {
    const who = await useForPassword(ask.app, ask.visitor.address, ask.param('code'), chosenIn(ask))
    carry(ask.http, await openSession(ask.accounts, ask.visitor, who))
    return ask.http.redirect(localHref(ask.lang, '/ban-lam-viec'), 303)
  } catch (error) {
    return showLink(ask, refusal(ask, error, statusOf(error), 'mat-khau'))
  }
}
