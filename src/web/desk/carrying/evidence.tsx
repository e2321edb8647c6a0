import { Readable } from 'node:stream'
import { finishUpload } from '../../../app/evidence/add.ts'
import { keepingOf } from '../../../app/evidence/keeping.ts'
import { deskFile, publicPhoto, type ServedFile } from '../../../app/evidence/serve.ts'
import { showEvidence, withdrawEvidence } from '../../../app/evidence/show.ts'
import { openUpload, receiveChunk, type Upload, uploadOf } from '../../../app/evidence/uploads.ts'
import { asProblem } from '../../../app/failures.ts'
import { idOrNothing } from '../../../app/portal/lookup.ts'
import { carryingOut } from '../../../app/progress/page.ts'
import { CHUNK_BYTES, mostOf } from '../../../core/evidence/media.ts'
import { PROBLEMS, ProblemError, problem } from '../../../core/problem.ts'
import { t } from '../../../i18n/catalogue.ts'
import { explain } from '../../../i18n/explain-problem.ts'
import { formatBytes } from '../../../i18n/format.ts'
import type { FieldError } from '../../components/form.tsx'
import { localHref } from '../../components/page.ts'
import { renderPage } from '../../components/render.ts'
import { Section } from '../../components/small.tsx'
import type { Ask, Handler } from '../../context.ts'
import { EvidenceList } from '../../views/carrying/evidence.tsx'
import { CarryingPage, UploadForm } from '../../views/carrying/pages.tsx'
import { signedIn } from '../signed-in.ts'
import { goTo, typedIn, versionIn, writeOnce } from '../write.ts'

const href = (fileId: string) => `/ban-lam-viec/ho-so/${fileId}/minh-chung`

export const evidence: Handler = (ask) => show(ask, idOrNothing(ask.param('id')), [], 200)

async function show(
  ask: Ask,
  fileId: string,
  errors: readonly FieldError[],
  status: 200 | 409 | 422,
): Promise<Response> {
  const data = await carryingOut(ask.app, signedIn(ask), fileId)
  const { lang, page } = ask
  const say = t(lang)
  const { limits } = keepingOf(ask.app)
  const done = { '1': say('carrying.evidence.saved'), '2': say('carrying.evidence.saved.used') }[ask.query('da') ?? '']
  return ask.http.html(
    renderPage(
      <CarryingPage page={page} data={data} title={say('carrying.evidence')} errors={errors} done={done}>
        {data.may('evidence.add') ? (
          <Section id="them" title={say('carrying.evidence.new')} lead={say('carrying.evidence.lead')}>
            <UploadForm
              page={page}
              fileId={fileId}
              caption={typedIn(ask, 'chu-thich')}
              error={(field) => errors.find((one) => one.field === field)?.message}
              sizes={{
                photo: formatBytes(lang, limits.photo),
                pdf: formatBytes(lang, limits.pdf),
                video: formatBytes(lang, limits.video),
              }}
            />
          </Section>
        ) : null}
        <Section id="minh-chung" title={say('carrying.evidence')}>
          <EvidenceList
            page={page}
            data={data}
            unitName={(id) => ask.app.units.nameInside(id)}
            newKey={ask.app.newId}
            forms
          />
        </Section>
      </CarryingPage>,
    ),
    status,
  )
}

/** A whole file in one form: read as it comes, and never held. */
export const evidenceSend: Handler = async (ask) => {
  const fileId = idOrNothing(ask.param('id'))
  const caption = typedIn(ask, 'chu-thich')
  try {
    if (caption === '')
      throw new ProblemError(problem('input.invalid', { message: t(ask.lang)('carrying.evidence.caption') }, 'caption'))
    if (ask.file === undefined) throw new ProblemError(problem('evidence.empty'))
    const most = mostOf(keepingOf(ask.app).limits)
    const actor = signedIn(ask)
    const { id } = await openUpload(ask.app, actor, { fileId, fileName: ask.file.name, bytes: most })
    const { offset } = await receiveChunk(ask.app, actor, { id, offset: 0, most }, ask.file.bytes)
    const { matches } = await finishUpload(ask.app, actor, { id, caption, entryId: null, bytes: offset })
    return goTo(ask, `${href(fileId)}?da=${matches > 0 ? 2 : 1}`)
  } catch (error) {
    return again(ask, fileId, error)
  }
}

function again(ask: Ask, fileId: string, error: unknown): Promise<Response> {
  const { problem: found } = asProblem(error)
  const { status } = PROBLEMS[found.code]
  if (status !== 409 && status !== 422) throw error
  const field = found.field === 'caption' ? 'chu-thich' : 'tep'
  return show(ask, fileId, [{ field, message: explain(ask.lang, found) }], status)
}

/** What a program is told of an upload; of a refusal, in the reader's words. */
async function told(ask: Ask, work: () => Promise<object>): Promise<Response> {
  try {
    return ask.http.json(await work())
  } catch (error) {
    const { problem: found } = asProblem(error)
    if (found.code === 'internal') console.error(error)
    const { offset } = found.details
    const said = { code: found.code, message: explain(ask.lang, found) }
    return ask.http.json(offset === undefined ? said : { ...said, offset }, PROBLEMS[found.code].status)
  }
}

const state = ({ id, offset, bytes }: Upload) => ({ id, offset, bytes, piece: CHUNK_BYTES })

export const uploadOpen: Handler = (ask) =>
  told(ask, async () => {
    const given = {
      fileId: idOrNothing(ask.param('id')),
      fileName: typedIn(ask, 'ten'),
      bytes: Number(typedIn(ask, 'co')),
    }
    return state(await openUpload(ask.app, signedIn(ask), given))
  })

export const uploadState: Handler = (ask) =>
  told(ask, async () => state(await uploadOf(ask.app, signedIn(ask), idOrNothing(ask.param('id')))))

export const uploadPiece: Handler = (ask) =>
  told(ask, async () => {
    const offset = Number(ask.http.req.header('upload-offset') ?? '-1')
    if (ask.file === undefined) throw new ProblemError(problem('evidence.empty'))
    const given = { id: idOrNothing(ask.param('id')), offset, most: CHUNK_BYTES }
    return state(await receiveChunk(ask.app, signedIn(ask), given, ask.file.bytes))
  })

export const uploadDone: Handler = (ask) =>
  told(ask, async () => {
    const given = { id: idOrNothing(ask.param('id')), caption: typedIn(ask, 'chu-thich'), entryId: null }
    const { fileId, matches } = await finishUpload(ask.app, signedIn(ask), given)
    return { href: localHref(ask.lang, `${href(fileId)}?da=${matches > 0 ? 2 : 1}`) }
  })

export const evidenceFile: Handler = async (ask) => {
  const form = ({ nho: 'thumb', vua: 'shown' } as const)[ask.query('co') ?? ''] ?? 'original'
  const file = await deskFile(ask.app, signedIn(ask), idOrNothing(ask.param('id')), form)
  return sent(ask, file, form === 'original' ? 'attachment' : 'inline')
}

/** The copy of a photo that anyone may see. It may be taken off at any time, so nobody keeps it long. */
export const photo: Handler = async (ask) => {
  const file = await publicPhoto(ask.app, ask.param('tenant'), idOrNothing(ask.param('id')))
  ask.http.header('Cache-Control', 'public, max-age=300')
  return sent(ask, file, 'inline')
}

function sent(ask: Ask, file: ServedFile, how: 'attachment' | 'inline'): Response {
  ask.http.header('Content-Type', file.type)
  ask.http.header('Content-Length', String(file.size))
  ask.http.header('Content-Disposition', `${how}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
  return ask.http.body(Readable.toWeb(Readable.from(file.bytes)) as ReadableStream)
}

export const evidenceShow: Handler = async (ask) => {
  const input = {
    evidenceId: idOrNothing(ask.param('id')),
    version: versionIn(ask),
    shown: typedIn(ask, 'hien') === '1',
    consent: typedIn(ask, 'dong-y'),
  }
  const { result } = await writeOnce(ask, showEvidence, input)
  return goTo(ask, `${href(result.fileId)}#mc-${input.evidenceId}`)
}

export const evidenceWithdraw: Handler = async (ask) => {
  const input = { evidenceId: idOrNothing(ask.param('id')), version: versionIn(ask), reason: typedIn(ask, 'ly-do') }
  const { result } = await writeOnce(ask, withdrawEvidence, input)
  return goTo(ask, `${href(result.fileId)}#mc-${input.evidenceId}`)
}
