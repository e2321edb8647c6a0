import { idOrNothing } from '../../../app/portal/lookup.ts'
import { type Queue, receivingQueue } from '../../../app/registration/read.ts'
import { REGISTRATION_STATES } from '../../../core/participation/stage.ts'
import { maybe, t } from '../../../i18n/catalogue.ts'
import type { Filter } from '../../components/form.tsx'
import { renderPage } from '../../components/render.ts'
import type { Ask, Handler } from '../../context.ts'
import { defined } from '../../defined.ts'
import { QueuePage } from '../../views/registration/queue.tsx'
import { signedIn } from '../signed-in.ts'
import { roundLabel } from './begin.ts'
import { registrationLine } from './line.ts'
import { stateAsked } from './mine.ts'
import { at } from './parts.ts'

const FILTERS = ['dot', 'don-vi', 'linh-vuc'] as const

/** What was sent to the body that receives: in the order in which it came, narrowed by round, unit, field, state. */
export const receiving: Handler = async (ask) => {
  const state = stateAsked(ask.query('trang-thai'))
  const asked = (name: string) => {
    const value = ask.query(name)
    return value === undefined ? undefined : idOrNothing(value)
  }
  const shown = state === undefined || state === 'draft' ? 'submitted' : state
  const after = asked('sau')
  const queue = await receivingQueue(ask.app, signedIn(ask), {
    state: shown,
    roundId: asked('dot'),
    unitId: asked('don-vi'),
    fieldId: asked('linh-vuc'),
    after,
  })
  const kept = FILTERS.flatMap((name) => {
    const value = ask.query(name)
    return value === undefined ? [] : [`&${name}=${encodeURIComponent(value)}`]
  }).join('')
  const here = `${at.queue}?trang-thai=${shown}${kept}`
  return ask.http.html(
    renderPage(
      QueuePage({
        page: ask.page,
        href: at.queue,
        rows: queue.rows.map((row) => ({
          ...registrationLine(ask, row),
          ...(row.state === 'submitted' ? { href: at.receive(row.id) } : { href: at.file(row.id) }),
        })),
        counts: REGISTRATION_STATES.filter((one) => one !== 'draft').map((one) => ({
          state: one,
          n: queue.counts.get(one) ?? 0,
          here: one === shown,
        })),
        keep: kept,
        state: shown,
        filters: filters(ask, queue),
        paging: defined({
          next: queue.next === undefined ? undefined : `${here}&sau=${queue.next}`,
          previous: after === undefined ? undefined : here,
        }),
        ...defined({ done: doneWords(ask) }),
      }),
    ),
  )
}

function filters(ask: Ask, queue: Queue): readonly Filter[] {
  const say = t(ask.lang)
  const units = queue.units.map((id) => ({ value: id, label: ask.app.units.fullName(id) }))
  const all: readonly Filter[] = [
    {
      id: 'dot',
      label: say('reg.col.round'),
      choices: queue.rounds.map((round) => ({ value: round.id, label: roundLabel(ask, round) })),
    },
    { id: 'don-vi', label: say('reg.col.unit'), choices: units.sort((a, b) => a.label.localeCompare(b.label, 'vi')) },
    {
      id: 'linh-vuc',
      label: say('reg.col.field'),
      choices: queue.fields.map((f) => ({ value: f.id, label: ask.lang === 'vi' ? f.name : f.name_en })),
    },
  ]
  return all.map((filter) => ({ ...filter, ...defined({ value: ask.query(filter.id) }) }))
}

/** What was just decided, said above the rest of the queue. */
function doneWords(ask: Ask): string | undefined {
  const words = maybe(ask.lang, `reg.queue.done.${ask.query('da') ?? ''}`)
  return words?.replaceAll('{name}', ask.query('ten') ?? '')
}
