import { t } from '../../i18n/catalogue.ts'
import { Icon } from './icons.tsx'
import type { PageContext } from './page.ts'
import { localHref } from './page.ts'

/**
 * Text size and contrast without script: one small form that posts to /hien-thi.
 * Fields: `size` (normal, large) or `contrast` (normal, high) from the button that was pressed, `return` the page to
 * come back to (a path of this site). The answer sets the cookie `kheo_view` and redirects with 303.
 */
export function ViewControls({ page }: { page: PageContext }) {
  const say = t(page.lang)
  const large = page.view.size === 'large'
  const high = page.view.contrast === 'high'
  return (
    <form class="view-controls" method="post" action="/hien-thi" aria-label={say('view.label')}>
      <input type="hidden" name="return" value={localHref(page.lang, page.path)} />
      {page.formToken === undefined ? null : <input type="hidden" name="_token" value={page.formToken} />}
      <button
        class={large ? '' : 'is-on'}
        type="submit"
        name="size"
        value="normal"
        aria-pressed={large ? 'false' : 'true'}
      >
        <span aria-hidden="true">A</span>
        <span class="visually-hidden">{say('view.size.normal')}</span>
      </button>
      <button
        class={large ? 'is-on' : ''}
        type="submit"
        name="size"
        value="large"
        aria-pressed={large ? 'true' : 'false'}
      >
        <span class="bigger" aria-hidden="true">
          A+
        </span>
        <span class="visually-hidden">{say('view.size.large')}</span>
      </button>
      <button class="contrast" type="submit" name="contrast" value={high ? 'normal' : 'high'}>
        <Icon name="contrast" /> <span>{say(high ? 'view.contrast.normal' : 'view.contrast.high')}</span>
      </button>
    </form>
  )
}
