import type { Action } from '../../core/access/rules.ts'
import { type Actor, mayAnywhere } from '../../core/policy.ts'
import { type Lang, type MessageKey, t } from '../../i18n/catalogue.ts'
import type { MenuEntry } from '../components/page.ts'

interface Entry {
  readonly key: MessageKey & `menu.${string}`
  readonly href: string
  /** Who may not do this does not see it. */
  readonly action: Action
  /** Or one of these. */
  readonly or?: readonly Action[]
}

/** What every page of the desk leads to; a feature with a page of its own adds its line. */
const ENTRIES: readonly Entry[] = [
  { key: 'menu.work', href: '/ban-lam-viec', action: 'desk.see' },
  { key: 'menu.registrations', href: '/ban-lam-viec/dang-ky', action: 'registration.write' },
  { key: 'menu.receiving', href: '/ban-lam-viec/tiep-nhan', action: 'registration.receive' },
  { key: 'menu.documents', href: '/ban-lam-viec/van-ban', action: 'desk.see' },
  { key: 'menu.inspections', href: '/ban-lam-viec/kiem-tra', action: 'desk.see' },
  {
    key: 'menu.appraisal',
    href: '/ban-lam-viec/tham-dinh',
    action: 'appraisal.score',
    or: ['appraisal.assign'],
  },
  {
    key: 'menu.meetings',
    href: '/ban-lam-viec/phien-hop',
    action: 'ballot.cast',
    or: ['session.convene', 'ballot.type-in', 'decision.sign', 'decision.draft'],
  },
  { key: 'menu.decisions', href: '/ban-lam-viec/quyet-dinh', action: 'desk.see' },
  { key: 'menu.replications', href: '/ban-lam-viec/nhan-rong', action: 'desk.see' },
  { key: 'menu.rounds', href: '/ban-lam-viec/dot', action: 'desk.see' },
  { key: 'menu.setup', href: '/ban-lam-viec/thiet-lap', action: 'movement.set-up' },
  { key: 'menu.calendar', href: '/ban-lam-viec/lich-lam-viec', action: 'desk.see' },
]

const NOTICES = '/ban-lam-viec/thong-bao'

/** The menu of the desk for one actor, with how many notices wait to be read. */
export function deskMenu(lang: Lang, actor: Actor, unread: number, most: number): readonly MenuEntry[] {
  const say = t(lang)
  const may = ENTRIES.filter(({ action, or = [] }) => [action, ...or].some((one) => mayAnywhere(actor, one).ok))
  const count = unread === 0 ? {} : { count: unread > most ? `${most}+` : String(unread) }
  const notices = { label: say('menu.notices'), href: NOTICES, ...count }
  const [first, ...rest] = may.map(({ key, href }) => ({ label: say(key), href }))
  return first === undefined ? [notices] : [first, notices, ...rest]
}
