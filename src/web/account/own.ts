import { renderSVG } from 'uqr'
import { changePassword } from '../../app/account/credentials.ts'
import { dropPasskey, keepPasskey, offerPasskey } from '../../app/account/passkeys.ts'
import { linkProvider, unlinkProvider } from '../../app/account/provider.ts'
import { confirmSecondStep, endSecondStep, newRecoveryCodes, offerSecondStep } from '../../app/account/second-step.ts'
import { endOwnSessions, openOwnBook, ownBooks, ownSessions, ownWaysIn } from '../../app/account/session.ts'
import { mayAnywhere } from '../../core/policy.ts'
import { localHref } from '../components/page.ts'
import { renderPage } from '../components/render.ts'
import type { Ask, Handler } from '../context.ts'
import { defined } from '../defined.ts'
import { signedIn } from '../desk/signed-in.ts'
import { deviceWords } from './device.ts'
import { type Refusal, refusal } from './errors.ts'
import { chosenIn } from './first.ts'
import { OfferPage, RecoveryCodesPage } from './offer-page.tsx'
import { type Done, OwnPage } from './own-page.tsx'
import { answerIn, statusOf } from './sign-in.ts'
import { carry } from './visitor.ts'

const HERE = '/tai-khoan'
const DONE: Readonly<Record<string, Done>> = {
  'mat-khau': 'own.password.saved',
  'hai-lop': 'own.second.saved',
  'tat-hai-lop': 'own.second.ended',
  khoa: 'own.passkeys.saved',
  'bo-khoa': 'own.passkeys.dropped',
  phien: 'own.sessions.ended',
  gan: 'own.provider.linked',
  'bo-gan': 'own.provider.unlinked',
  so: 'own.saved',
}

const NOTHING_WRONG = { errors: [], status: 200 } as const
type Shown = Refusal | typeof NOTHING_WRONG

async function show(ask: Ask, { errors, status }: Shown = NOTHING_WRONG): Promise<Response> {
  const actor = signedIn(ask)
  const ways = await ownWaysIn(ask.app, actor)
  const sessions = await ownSessions(ask.app, actor)
  const books = await ownBooks(ask.app, actor)
  const name = ask.accounts.providerName
  const done = DONE[ask.query('xong') ?? '']
  return ask.http.html(
    renderPage(
      OwnPage({
        page: ask.page,
        name: actor.name,
        ...ways,
        books: books.map((b) => ({ value: String(b.id), label: ask.lang === 'vi' ? b.name : b.name_en })),
        book: String(actor.tenantId),
        sessions: sessions.map((s) => ({
          ...s,
          device: deviceWords(ask.lang, s.device),
          current: s.id === ask.session,
        })),
        errors,
        manages: mayAnywhere(actor, 'account.manage').ok,
        ...defined({ done, provider: name === undefined ? undefined : { name, linked: ways.linked } }),
      }),
    ),
    status,
  )
}

/** Back to the page with a sentence, or the page again with what was wrong. */
async function deed(ask: Ask, done: keyof typeof DONE, field: string, work: () => Promise<unknown>): Promise<Response> {
  try {
    await work()
  } catch (error) {
    return show(ask, refusal(ask, error, statusOf(error), field))
  }
  return ask.http.redirect(`${localHref(ask.lang, HERE)}?xong=${done}`, 303)
}

const password = (ask: Ask): string => ask.form.get('mat-khau-cu') ?? ''

export const account: Handler = (ask) => show(ask)

export const accountPassword: Handler = (ask) =>
  deed(ask, 'mat-khau', 'mat-khau', () =>
    changePassword(ask.app, signedIn(ask), ask.session ?? '', { ...chosenIn(ask), present: password(ask) }),
  )

export const secondStepStart: Handler = async (ask) => {
  try {
    const offer = await offerSecondStep(ask.accounts, ask.visitor, signedIn(ask), password(ask))
    const picture = renderSVG(offer.address, { pixelSize: 5, border: 3 })
    return ask.http.html(renderPage(OfferPage({ page: ask.page, offer, picture })))
  } catch (error) {
    const { errors, status } = refusal(ask, error, statusOf(error), 'mat-khau-cu')
    return show(ask, { status, errors: errors.map((e) => ({ ...e, field: 'mat-khau-bat' })) })
  }
}

export const secondStepConfirm: Handler = async (ask) => {
  try {
    carry(ask.http, await confirmSecondStep(ask.accounts, ask.visitor, signedIn(ask), ask.form.get('ma') ?? ''))
    return ask.http.redirect(`${localHref(ask.lang, HERE)}?xong=hai-lop`, 303)
  } catch (error) {
    const { errors, status } = refusal(ask, error, statusOf(error), 'ma')
    return ask.http.html(renderPage(OfferPage({ page: ask.page, errors })), status)
  }
}

export const secondStepEnd: Handler = (ask) =>
  deed(ask, 'tat-hai-lop', 'mat-khau-cu', () => endSecondStep(ask.accounts, signedIn(ask), password(ask)))

export const recoveryCodes: Handler = async (ask) => {
  try {
    const codes = await newRecoveryCodes(ask.accounts, ask.visitor, signedIn(ask), password(ask))
    return ask.http.html(renderPage(RecoveryCodesPage({ page: ask.page, codes })))
  } catch (error) {
    return show(ask, refusal(ask, error, statusOf(error), 'mat-khau-cu'))
  }
}

/** For the browser's module: what to ask the device with. */
export const passkeyOffer: Handler = async (ask) => {
  const { options, cookies } = await offerPasskey(ask.accounts, ask.visitor)
  carry(ask.http, cookies)
  return ask.http.json(options as object)
}

export const passkeyKeep: Handler = (ask) =>
  deed(ask, 'khoa', 'ten-khoa', () =>
    keepPasskey(ask.accounts, ask.visitor, { name: ask.form.get('ten-khoa')?.trim() ?? '', answer: answerIn(ask) }),
  )

export const passkeyDrop: Handler = (ask) =>
  deed(ask, 'bo-khoa', 'khoa', () => dropPasskey(ask.app, signedIn(ask), ask.form.get('khoa') ?? ''))

/** One session by its id, or all but this one. */
export const sessionEnd: Handler = (ask) => {
  const only = ask.form.get('phien')
  const which = only === null || only === '' ? { except: ask.session ?? '' } : { only }
  return deed(ask, 'phien', 'phien', () => endOwnSessions(ask.app, signedIn(ask), which))
}

export const providerLink: Handler = async (ask) => {
  const way = await linkProvider(ask.accounts, ask.visitor, `${localHref(ask.lang, HERE)}?xong=gan`)
  carry(ask.http, way.cookies)
  return ask.http.redirect(way.to, 302)
}

export const providerUnlink: Handler = (ask) =>
  deed(ask, 'bo-gan', 'nha-cung-cap', () => unlinkProvider(ask.app, signedIn(ask)))

export const bookOpen: Handler = (ask) =>
  deed(ask, 'so', 'so', () => openOwnBook(ask.app, signedIn(ask), ask.session ?? '', Number(ask.form.get('so') ?? '0')))
