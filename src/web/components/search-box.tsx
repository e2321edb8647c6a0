import { t } from '../../i18n/catalogue.ts'
import { Icon } from './icons.tsx'
import type { PageContext } from './page.ts'
import { localHref } from './page.ts'

/** The search form: in the header small, on the home and search pages large with its label and hint in sight. */
export function SearchBox(props: { page: PageContext; size: 'small' | 'large'; query?: string }) {
  const { page, size } = props
  const say = t(page.lang)
  const id = `tim-${size}`
  const large = size === 'large'
  return (
    <search>
      <form class={`search-box search-${size}`} method="get" action={localHref(page.lang, '/tim-kiem')}>
        <label class={large ? 'search-label' : 'visually-hidden'} for={id}>
          {say('search.label')}
        </label>
        <span class="search-row">
          <input
            id={id}
            type="search"
            name="q"
            value={props.query ?? ''}
            autocomplete="off"
            {...(large ? { 'aria-describedby': `${id}-goi-y` } : { placeholder: say('nav.search') })}
          />
          <button class="button" type="submit">
            <Icon name="search" />
            <span class={large ? '' : 'visually-hidden'}>{say('search.button')}</span>
          </button>
        </span>
        {large ? (
          <span class="hint" id={`${id}-goi-y`}>
            {say('search.hint')}
          </span>
        ) : null}
      </form>
    </search>
  )
}
