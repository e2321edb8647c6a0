import { createHash } from 'node:crypto'
import { execute } from '../../app/command.ts'
import { receiveDocument } from '../../app/intake/receive.ts'
import { problem } from '../../core/problem.ts'
import { t } from '../../i18n/catalogue.ts'
import { problemSentence } from '../../i18n/problem-sentence.ts'
import { decodeText } from '../../intake/decode.ts'
import type { FieldError } from '../components/form.tsx'
import { localHref } from '../components/page.ts'
import { renderPage } from '../components/render.ts'
import type { Ask, Handler } from '../context.ts'
import { UploadPage } from '../views/upload.tsx'
import { reviewHref } from './review.ts'
import { signedIn } from './signed-in.ts'

const MAX_SIZE = '5 MB'

export const upload: Handler = (ask) => show(ask, [], 200)

function show(ask: Ask, errors: readonly FieldError[], status: 200 | 422): Response | Promise<Response> {
  const typed = (name: string) => ask.form.get(name) ?? undefined
  const values = {
    ...pick('text', typed('van-ban')),
    ...pick('source', typed('nguon')),
    ...pick('publisher', typed('noi-dang')),
    ...pick('published', typed('ngay-dang')),
    cleared: typed('khong-mat') !== undefined,
  }
  return ask.http.html(renderPage(UploadPage({ page: ask.page, values, errors, maxSize: MAX_SIZE })), status)
}

const pick = <K extends string>(key: K, value: string | undefined): { [P in K]?: string } =>
  value === undefined ? {} : ({ [key]: value } as { [P in K]?: string })

export const uploadSend: Handler = async (ask) => {
  const say = t(ask.lang)
  const file = ask.form.get('tep')
  const pasted = ask.form.get('van-ban')?.trim() ?? ''
  const errors: FieldError[] = []
  if (file === null && pasted === '') errors.push({ field: 'tep', message: say('upload.wrong.nothing') })
  if (ask.form.get('khong-mat') === null) errors.push({ field: 'khong-mat', message: say('upload.wrong.cleared') })
  const issuedOn = isoDay(ask.form.get('ngay-dang')?.trim() ?? '')
  if (issuedOn === null) errors.push({ field: 'ngay-dang', message: say('upload.wrong.date') })
  const source = ask.form.get('nguon')?.trim() ?? ''
  if (source !== '' && !/^https?:\/\//.test(source))
    errors.push({ field: 'nguon', message: say('upload.wrong.source') })
  if (errors.length > 0) return show(ask, errors, 422)
  const name = file === null ? 'dan.txt' : (ask.form.get('tep.name') ?? 'tep.txt')
  const bytes = file === null ? new TextEncoder().encode(pasted) : Buffer.from(file, 'base64')
  const decoded = decodeText(bytes)
  if (!decoded.ok) {
    const message = problemSentence(
      ask.lang,
      problem(decoded.problem.code, { ...decoded.problem.details, name, max: MAX_SIZE }),
    )
    return show(ask, [{ field: file === null ? 'van-ban' : 'tep', message }], 422)
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const publisher = ask.form.get('noi-dang')?.trim() ?? ''
  const input = {
    fileName: name,
    sha256,
    text: decoded.value.text,
    ...(issuedOn === undefined ? {} : { issuedOn }),
    ...(publisher === '' ? {} : { publisher }),
    ...(source === '' ? {} : { sourceUrl: source }),
  }
  const key = `receive:${createHash('sha256').update(JSON.stringify(input)).digest('hex')}`
  const { result } = await execute(ask.app, receiveDocument, signedIn(ask), input, key)
  return ask.http.redirect(localHref(ask.lang, reviewHref(result.documentId)), 303)
}

/** "26/09/2023" as a calendar day; undefined for nothing, null for what is no day. */
function isoDay(text: string): string | undefined | null {
  if (text === '') return undefined
  const parts = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  const iso = parts === null ? text : `${parts[3]}-${parts[2]?.padStart(2, '0')}-${parts[1]?.padStart(2, '0')}`
  const day = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === iso ? iso : null
}
