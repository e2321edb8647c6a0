import { type FileHead, readFile } from '../../../app/participation/read-file.ts'
import { idOrNothing } from '../../../app/portal/lookup.ts'
import { tenantSlugs } from '../../../app/registration/origin.ts'
import { type MessageKey, maybe, t } from '../../../i18n/catalogue.ts'
import { explain } from '../../../i18n/explain-problem.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import { renderPage } from '../../components/render.ts'
import type { Ask, Handler } from '../../context.ts'
import { defined } from '../../defined.ts'
import { type FileFact, FilePage, type NextItem } from '../../views/file/page.tsx'
import { signedIn } from '../signed-in.ts'
import { FILE_SECTIONS } from './sections.ts'
import { STEP_PAGES } from './step-pages.ts'

const at = (id: string): string => `/ban-lam-viec/ho-so/${id}`

/** The page of a file: where it stands, what comes next and who does it, and every feature's part of it. */
export const file: Handler = async (ask) => {
  const actor = signedIn(ask)
  const head = await readFile(ask.app, actor, idOrNothing(ask.param('id')))
  const sections = []
  for (const make of FILE_SECTIONS) {
    const section = await make(ask, head.file)
    if (section !== undefined) sections.push(section)
  }
  return ask.http.html(
    renderPage(
      FilePage({
        page: ask.page,
        name: head.name === '' ? t(ask.lang)('reg.unnamed') : head.name,
        stage: head.file.stage,
        facts: await factsOf(ask, head),
        next: nextOf(ask, head),
        sections,
        ...defined({
          done: doneWords(ask),
          joins: head.file.registration?.joins_id == null ? undefined : at(head.file.registration.joins_id),
          select: head.maySelect ? `${at(head.file.id)}/gioi-thieu` : undefined,
        }),
      }),
    ),
  )
}

async function factsOf(ask: Ask, head: FileHead): Promise<readonly FileFact[]> {
  const say = t(ask.lang)
  const slug = head.modelId === null ? undefined : (await tenantSlugs(ask.app)).get(signedIn(ask).tenantId)
  const registration = head.file.registration
  const kind = head.registrationKind === '' ? '' : valueLabel(ask.lang, 'registration', head.registrationKind)
  const person = head.kind === 'individual' ? say('reg.kind.individual') : ''
  const field = head.field === undefined ? '' : ask.lang === 'vi' ? head.field.vi : head.field.en
  const link = (term: MessageKey & `file.${string}`, text: string, href: string): FileFact => ({
    term: say(term as 'file.unit'),
    text,
    href,
  })
  return [
    { term: say('file.owner'), text: head.lead ?? '' },
    { term: say('file.partners'), text: head.partners.join(', ') },
    { term: say('file.unit'), text: ask.app.units.fullName(head.unitId) },
    { term: say('file.round'), text: `${head.roundLabel}, ${head.movementName}` },
    { term: say('file.field'), text: field },
    { term: say('file.type'), text: [kind, person].filter(Boolean).join(', ') },
    { term: say('file.level'), text: head.level === '' ? '' : valueLabel(ask.lang, 'level', head.level) },
    { term: say('file.reason'), text: registration?.state === 'accepted' ? '' : (registration?.reason ?? '') },
    ...(registration?.duplicate_of_id == null || slug === undefined
      ? []
      : [link('file.duplicate', say('file.public'), `/mo-hinh/${slug}/${registration.duplicate_of_id}`)]),
    ...(head.carriedFromId === null ? [] : [link('file.carried', say('file.carried.link'), at(head.carriedFromId))]),
    ...(head.lowerId === null ? [] : [link('file.lower', say('file.lower.link'), at(head.lowerId))]),
    ...head.uppers.map((upper) =>
      link('file.upper', `${upper.roundLabel} (${valueLabel(ask.lang, 'stage', upper.state)})`, at(upper.id)),
    ),
    ...(slug === undefined || head.modelId === null
      ? []
      : [link('file.public', say('action.open'), `/mo-hinh/${slug}/${head.modelId}`)]),
  ]
}

function nextOf(ask: Ask, head: FileHead): readonly NextItem[] {
  return head.next.map(({ step, roles, may, conflict }) => ({
    label: valueLabel(ask.lang, 'step', step),
    who: roles.map((role) => valueLabel(ask.lang, 'role', role)),
    may,
    ...defined({
      href: may ? STEP_PAGES[step]?.(head.file.id) : undefined,
      conflict: conflict === undefined ? undefined : explain(ask.lang, conflict),
    }),
  }))
}

const DONE: Readonly<Record<string, string>> = { 'bat-dau': 'file.started', 'gioi-thieu': 'file.selected' }

/** What was just done with it. */
function doneWords(ask: Ask): string | undefined {
  const key = DONE[ask.query('da') ?? '']
  return key === undefined ? undefined : maybe(ask.lang, key)
}
