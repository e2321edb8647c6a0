import type { Lang } from '../../i18n/catalogue.ts'

/** What a reader chose with the display controls; the cookie `kheo_view` holds `size=large;contrast=high`. */
export interface ViewSettings {
  readonly size: 'normal' | 'large'
  /** `auto` follows the browser (prefers-contrast). */
  readonly contrast: 'auto' | 'normal' | 'high'
}

/** A line of the desk's menu; `count` is what waits there. */
export interface MenuEntry {
  readonly label: string
  readonly href: string
  readonly count?: string
}

/** What the frame of every page needs to know. */
export interface PageContext {
  readonly lang: Lang
  /** Path with its query, without the language prefix: "/chuong-trinh/can-giuoc-2021-2023?linh-vuc=kinh-te". */
  readonly path: string
  readonly view: ViewSettings
  /** Addresses of the built files. */
  readonly assets: { readonly css: string; readonly js: string; readonly icon: string }
  readonly site: {
    readonly version: string
    readonly licence: string
    readonly dataLicence: string
    /** Calendar day up to which data is in. */
    readonly dataAsOf?: string
    /** Who runs this site, in a sentence's middle. */
    readonly operator?: string
    readonly sourceHref?: string
  }
  /** Absolute origin for links that are shared, such as "https://kheo.example"; without it links stay relative. */
  readonly origin?: string
  /** The signed-in person. */
  readonly user?: { readonly name: string }
  /** A sentence under the header, such as that this is a demonstration. */
  readonly notice?: string
  /** The pages of the desk that the signed-in person may open, on pages of the desk. */
  readonly menu?: readonly MenuEntry[]
  /** Goes into every POST form as `_token`. */
  readonly formToken?: string
}

/** The words that the search box in the header shows again. */
export interface SearchState {
  readonly query?: string
}

const PREFIX: Record<Lang, string> = { vi: '', en: '/en' }
const UNPREFIXED = /^\/(?:api|assets|tai-ve)(?:\/|$)/

/**
 * The address of a page in a language. View models hold site paths without a language ("/don-vi/807/2025-03-01");
 * fragments, full addresses, files and the API come back as they are.
 */
export function localHref(lang: Lang, href: string): string {
  if (!href.startsWith('/') || href.startsWith('//') || UNPREFIXED.test(href)) return href
  return href === '/' ? `${PREFIX[lang]}/` : `${PREFIX[lang]}${href}`
}

/** The language attribute for Vietnamese words (names, quotes) on a page of another language. */
export function viOn(lang: Lang): { readonly lang?: 'vi' } {
  return lang === 'vi' ? {} : { lang: 'vi' }
}

/** Reads the cookie `kheo_view`; anything unknown falls back to the default. */
export function parseViewSettings(cookie: string | undefined): ViewSettings {
  const values = new Map((cookie ?? '').split(';').map((pair) => pair.split('=', 2) as [string, string | undefined]))
  const contrast = values.get('contrast')
  return {
    size: values.get('size') === 'large' ? 'large' : 'normal',
    contrast: contrast === 'high' || contrast === 'normal' ? contrast : 'auto',
  }
}

/** Writes the value of the cookie `kheo_view`. */
export function formatViewSettings(view: ViewSettings): string {
  return `size=${view.size};contrast=${view.contrast}`
}
