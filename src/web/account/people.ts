import { endGrant, grantRole } from '../../app/access/grants.ts'
import {
  closeAccount,
  hashOfToken,
  invitePerson,
  linkToken,
  organisationsIn,
  type Person,
  people as peopleOf,
  resetPassword,
  revokeLink,
} from '../../app/account/people.ts'
import { execute } from '../../app/command.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { localHref } from '../components/page.ts'
import { renderPage } from '../components/render.ts'
import type { Ask, Handler } from '../context.ts'
import { defined } from '../defined.ts'
import { signedIn } from '../desk/signed-in.ts'
import { type Refusal, refusal } from './errors.ts'
import { missing } from './first.ts'
import { type GrantTyped, grantIn, grantTyped } from './grant-form.ts'
import { InvitePage } from './invite-page.tsx'
import { PeoplePage } from './people-page.tsx'
import { type NewLink, PersonPage } from './person-page.tsx'
import { statusOf } from './sign-in.ts'

const HERE = '/ban-lam-viec/nguoi-dung'
const NOTHING_WRONG = { errors: [], status: 200 } as const
type Shown = Refusal | typeof NOTHING_WRONG

export const people: Handler = async (ask) =>
  ask.http.html(
    renderPage(
      PeoplePage({
        page: ask.page,
        today: ask.app.clock().toISOString(),
        people: await peopleOf(ask.app, signedIn(ask)),
        nameOfUnit: (id) => ask.app.units.fullName(id),
      }),
    ),
  )

async function showInvite(ask: Ask, typed: GrantTyped & { name: string }, { errors, status }: Shown = NOTHING_WRONG) {
  const organisations = await organisationsIn(ask.app, signedIn(ask))
  const props = { page: ask.page, typed, organisations, errors, key: ask.form.get('khoa-lenh') ?? ask.app.newId() }
  return ask.http.html(renderPage(InvitePage(props)), status)
}

export const invite: Handler = (ask) => showInvite(ask, { name: '', ...grantTyped(ask) })

export const inviteSend: Handler = async (ask) => {
  const name = ask.form.get('ho-ten')?.trim() ?? ''
  const typed = { name, ...grantTyped(ask) }
  const { grant, errors } = grantIn(ask, typed)
  const faults = [...missing(ask, { 'ho-ten': 'invite.name', 'can-cu': 'grant.basis' }), ...errors]
  if (grant === undefined || faults.length > 0) return showInvite(ask, typed, { errors: faults, status: 422 })
  try {
    const key = keyIn(ask, 'invite')
    const token = linkToken(ask.site.secret, key)
    const input = { ...grant, name, tokenHash: hashOfToken(token) }
    const { result } = await execute(ask.app, invitePerson, signedIn(ask), input, key)
    return await showPerson(ask, result.accountId, { link: linkOf(ask, token) })
  } catch (error) {
    return showInvite(ask, typed, refusal(ask, error, statusOf(error), 'ho-ten'))
  }
}

/** A form's own key: pressing twice does one thing. */
const keyIn = (ask: Ask, what: string): string => `${what}:${(ask.form.get('khoa-lenh') ?? '').slice(0, 60)}`

const linkOf = (ask: Ask, token: string): NewLink => {
  const origin = ask.site.origin ?? new URL(ask.http.req.url).origin
  return { href: `${origin}${localHref(ask.lang, `/moi/${token}`)}` }
}

interface PersonShown {
  readonly link?: NewLink
  readonly typed?: GrantTyped
  readonly shown?: Shown
  readonly done?: boolean
}

async function personIn(ask: Ask, id: string): Promise<Person> {
  const [person] = /^[0-9a-f-]{36}$/.test(id) ? await peopleOf(ask.app, signedIn(ask), id) : []
  if (person === undefined) throw new ProblemError(problem('not-found'))
  return person
}

async function showPerson(ask: Ask, id: string, more: PersonShown = {}) {
  const { errors, status } = more.shown ?? NOTHING_WRONG
  const props = {
    page: ask.page,
    person: await personIn(ask, id),
    organisations: await organisationsIn(ask.app, signedIn(ask)),
    nameOfUnit: (unit: string) => ask.app.units.fullName(unit),
    today: ask.app.clock().toISOString(),
    typed: more.typed ?? grantTyped(ask),
    key: ask.app.newId(),
    done: more.done ?? false,
    errors,
    ...defined({ link: more.link }),
  }
  return ask.http.html(renderPage(PersonPage(props)), status)
}

export const person: Handler = (ask) => showPerson(ask, ask.param('id'), { done: ask.query('xong') !== undefined })

/** Back to the person with a sentence, or the page again with what was wrong. */
async function deed(ask: Ask, work: () => Promise<unknown>): Promise<Response> {
  const id = ask.param('id')
  try {
    await work()
  } catch (error) {
    return showPerson(ask, id, { shown: refusal(ask, error, statusOf(error), 'vai-tro') })
  }
  return ask.http.redirect(`${localHref(ask.lang, `${HERE}/${id}`)}?xong=1`, 303)
}

export const personGrant: Handler = async (ask) => {
  const { id } = await personIn(ask, ask.param('id'))
  const typed = grantTyped(ask)
  const { grant, errors } = grantIn(ask, typed)
  const faults = [...missing(ask, { 'can-cu': 'grant.basis' }), ...errors]
  if (grant === undefined || faults.length > 0) {
    return showPerson(ask, id, { typed, shown: { errors: faults, status: 422 } })
  }
  return deed(ask, () =>
    execute(ask.app, grantRole, signedIn(ask), { ...grant, accountId: id }, keyIn(ask, `grant:${id}`)),
  )
}

export const personGrantEnd: Handler = (ask) =>
  deed(ask, () => {
    const input = { grantId: ask.param('grant'), version: Number(ask.form.get('version')) }
    return execute(ask.app, endGrant, signedIn(ask), input, `end-grant:${input.grantId}:${input.version}`)
  })

export const personLink: Handler = async (ask) => {
  const { id } = await personIn(ask, ask.param('id'))
  const key = keyIn(ask, `reset:${id}`)
  const token = linkToken(ask.site.secret, key)
  const clearsSecondStep = ask.form.get('bo-hai-lop') !== null
  const input = { accountId: id, tokenHash: hashOfToken(token), clearsSecondStep }
  await execute(ask.app, resetPassword, signedIn(ask), input, key)
  return showPerson(ask, id, { link: linkOf(ask, token) })
}

export const personLinkRevoke: Handler = (ask) =>
  deed(ask, () =>
    execute(ask.app, revokeLink, signedIn(ask), { accountId: ask.param('id') }, keyIn(ask, 'revoke-link')),
  )

export const personClose: Handler = (ask) =>
  deed(ask, () => {
    const input = { accountId: ask.param('id'), closed: ask.form.get('khoa') === '1' }
    return execute(ask.app, closeAccount, signedIn(ask), input, keyIn(ask, 'close'))
  })
