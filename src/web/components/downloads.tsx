import type { Lang } from '../../i18n/catalogue.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatBytes } from '../../i18n/format.ts'
import { Icon } from './icons.tsx'

/** A file of the same data as the page, with the same filters. */
export interface DownloadItem {
  readonly format: 'csv' | 'xlsx' | 'json' | 'atom'
  readonly href: string
  readonly bytes?: number
  /** What is in it, when several sets stand in one place. */
  readonly what?: string
}

/** Links to the files of a page. */
export function Downloads({ lang, items }: { lang: Lang; items: readonly DownloadItem[] }) {
  const say = t(lang)
  return (
    <ul class="downloads">
      {items.map((item) => {
        const format = say(`download.${item.format}`)
        return (
          <li>
            <a
              href={item.href}
              {...(item.what === undefined ? {} : { 'aria-label': say('download.link', { what: item.what, format }) })}
            >
              <Icon name="download" /> {item.what === undefined ? format : `${item.what} (${format})`}
            </a>
            {item.bytes === undefined ? null : <span class="hint"> {formatBytes(lang, item.bytes)}</span>}
          </li>
        )
      })}
    </ul>
  )
}
