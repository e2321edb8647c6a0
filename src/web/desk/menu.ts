import type { Action } from '../../core/access/rules.ts'
import { type Actor, mayAnywhere } from '../../core/policy.ts'
import { type Lang, type MessageKey, t } from '../../i18n/catalogue.ts'
import type { MenuEntry } from '../components/page.ts'

interface Entry {
  readonly key: MessageKey & `menu.${string}`
  readonly href: string
  /** Who may not do this does not see it. */
  readonly action: Action
}

/** What every page of the desk leads to; a feature with a page of its own adds its line. */
const ENTRIES: readonly Entry[] = [
  { key: 'menu.work', href: '/ban-lam-viec', action: 'desk.see' },
  { key: 'menu.documents', href: '/ban-lam-viec/van-ban', action: 'desk.see' },
  { key: 'menu.inspections', href: '/ban-lam-viec/kiem-tra', action: 'desk.see' },
  { key: 'menu.calendar', href: '/ban-lam-viec/lich-lam-viec', action: 'desk.see' },
]

const NOTICES = '/ban-lam-viec/thong-bao'

/** The menu of the desk for one actor, with how many notices wait to be read. */
export function deskMenu(lang: Lang, actor: Actor, unread: number, most: number): readonly MenuEntry[] {
  const say = t(lang)
  const may = ENTRIES.filter(({ action }) => mayAnywhere(actor, action).ok)
  const count = unread === 0 ? {} : { count: unread > most ? `${most}+` : String(unread) }
  return [
    ...may.map(({ key, href }) => ({ label: say(key), href })),
    { label: say('menu.notices'), href: NOTICES, ...count },
  ]
}
