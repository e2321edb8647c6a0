import { createHash } from 'node:crypto'
import { execute } from '../../app/command.ts'
import { receiveDocument } from '../../app/intake/receive.ts'
import { hasLogin } from '../../app/portal/source-link.ts'
import { PROBLEMS, type Problem, type ProblemCode, problem } from '../../core/problem.ts'
import { t } from '../../i18n/catalogue.ts'
import { explain } from '../../i18n/explain-problem.ts'
import { problemSentence } from '../../i18n/problem-sentence.ts'
import { decodeText } from '../../intake/decode.ts'
import type { FieldError } from '../components/form.tsx'
import { localHref } from '../components/page.ts'
import { renderPage } from '../components/render.ts'
import type { Again, Ask, Handler } from '../context.ts'
import { defined } from '../defined.ts'
import { UploadPage } from '../views/upload.tsx'
import { isoDay } from './days.ts'
import { reviewHref } from './review-query.ts'
import { signedIn } from './signed-in.ts'

const MAX_SIZE = '5 MB'
const MAX_PUBLISHER = 200
const MAX_SOURCE = 500

export const upload: Handler = (ask) => show(ask, [], 200)

type Status = 200 | (typeof PROBLEMS)[ProblemCode]['status']

/** The form with everything that was typed. A file is the one thing that a browser does not give back. */
function show(ask: Ask, errors: readonly FieldError[], status: Status): Response | Promise<Response> {
  const values = {
    ...defined({
      text: ask.form.get('van-ban'),
      source: ask.form.get('nguon'),
      publisher: ask.form.get('noi-dang'),
      published: ask.form.get('ngay-dang'),
      fileName: ask.form.get('tep.name'),
    }),
    cleared: ask.form.get('khong-mat') !== null,
  }
  return ask.http.html(renderPage(UploadPage({ page: ask.page, values, errors, maxSize: MAX_SIZE })), status)
}

/** Where on the form a problem of the command belongs. */
const FIELDS: Readonly<Record<string, string>> = {
  text: 'van-ban',
  fileName: 'tep',
  publisher: 'noi-dang',
  issuedOn: 'ngay-dang',
  sourceUrl: 'nguon',
}

/** Whatever stands in the way, nothing typed is lost: not by a form that is too old, nor by a file that is too large. */
export const uploadAgain: Again = (ask, p) => {
  if (ask.actor === undefined || p.code === 'forbidden' || p.code === 'internal') return undefined
  const inText = ask.form.get('tep.name') === null && p.code !== 'file.too-large'
  const field = FIELDS[p.field ?? ''] ?? (inText ? 'van-ban' : 'tep')
  return show(ask, [{ field, message: explain(ask.lang, sized(p)) }], PROBLEMS[p.code].status)
}

const sized = (p: Problem): Problem => (p.code === 'file.too-large' ? problem(p.code, { max: MAX_SIZE }) : p)

/** What is wrong with what was typed, field by field, before anything is read. */
function wrongFields(ask: Ask): FieldError[] {
  const say = t(ask.lang)
  const typed = (name: string) => ask.form.get(name)?.trim() ?? ''
  const errors: FieldError[] = []
  if (ask.form.get('tep') === null && typed('van-ban') === '')
    errors.push({ field: 'tep', message: say('upload.wrong.nothing') })
  if (ask.form.get('khong-mat') === null) errors.push({ field: 'khong-mat', message: say('upload.wrong.cleared') })
  if (isoDay(typed('ngay-dang')) === null) errors.push({ field: 'ngay-dang', message: say('upload.wrong.date') })
  if (typed('noi-dang').length > MAX_PUBLISHER)
    errors.push({ field: 'noi-dang', message: say('upload.wrong.long', { n: MAX_PUBLISHER }) })
  const source = typed('nguon')
  if (source === '') return errors
  if (!/^https?:\/\//i.test(source) || !URL.canParse(source))
    errors.push({ field: 'nguon', message: say('upload.wrong.source') })
  else if (hasLogin(source)) errors.push({ field: 'nguon', message: say('upload.wrong.login') })
  else if (source.length > MAX_SOURCE)
    errors.push({ field: 'nguon', message: say('upload.wrong.long', { n: MAX_SOURCE }) })
  return errors
}

export const uploadSend: Handler = async (ask) => {
  const errors = wrongFields(ask)
  if (errors.length > 0) return show(ask, errors, 422)
  const file = ask.form.get('tep')
  const name = file === null ? 'dan.txt' : (ask.form.get('tep.name') ?? 'tep.txt').slice(-200)
  const bytes =
    file === null ? new TextEncoder().encode(ask.form.get('van-ban')?.trim() ?? '') : Buffer.from(file, 'base64')
  const decoded = decodeText(bytes)
  if (!decoded.ok) {
    const told = problem(decoded.problem.code, { ...decoded.problem.details, name, max: MAX_SIZE })
    return show(ask, [{ field: file === null ? 'van-ban' : 'tep', message: problemSentence(ask.lang, told) }], 422)
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const typed = (name: string) => ask.form.get(name)?.trim() || undefined
  const input = {
    fileName: name,
    sha256,
    text: decoded.value.text,
    ...defined({
      issuedOn: isoDay(typed('ngay-dang') ?? ''),
      publisher: typed('noi-dang'),
      sourceUrl: typed('nguon'),
    }),
  }
  const actor = signedIn(ask)
  const key = `receive:${createHash('sha256')
    .update(JSON.stringify([actor.id, input]))
    .digest('hex')}`
  const { result } = await execute(ask.app, receiveDocument, actor, input, key)
  return ask.http.redirect(localHref(ask.lang, reviewHref(result.documentId)), 303)
}
