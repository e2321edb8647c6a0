import { t } from '../../i18n/catalogue.ts'
import type { PageContext } from './page.ts'
import { localHref } from './page.ts'

/** The pages of the desk, under the header of each of them. */
export function DeskMenu({ page }: { page: PageContext }) {
  const { lang, menu } = page
  const say = t(lang)
  if (menu === undefined) return null
  const [path] = page.path.split('?')
  return (
    <nav class="desk-menu" aria-label={say('menu.label')}>
      <ul>
        {menu.map((entry) => (
          <li>
            <a href={localHref(lang, entry.href)} {...(entry.href === path ? { 'aria-current': 'page' } : {})}>
              {entry.label}
              {entry.count === undefined ? null : (
                <>
                  {' '}
                  <span class="menu-count">
                    {entry.count}
                    <span class="visually-hidden"> {say('menu.unread')}</span>
                  </span>
                </>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
