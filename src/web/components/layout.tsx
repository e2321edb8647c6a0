import type { PropsWithChildren } from 'hono/jsx'
import { t } from '../../i18n/catalogue.ts'
import { formatDate } from '../../i18n/format.ts'
import { DeskMenu } from './desk-menu.tsx'
import { Sign } from './icons.tsx'
import type { PageContext } from './page.ts'
import { localHref } from './page.ts'
import { SearchBox } from './search-box.tsx'
import { ViewControls } from './view-controls.tsx'

interface LayoutProps {
  readonly page: PageContext
  /** The page's own name; the site's is added. */
  readonly title: string
  readonly description?: string
  /** Which entry of the navigation the page belongs to. */
  readonly section?: NavSection
  /** Leave the small search out of the header, on pages that have the large one. */
  readonly ownSearch?: boolean
  /** Pages for staff are not to be indexed. */
  readonly staff?: boolean
  /** Class of `main`, for the width of the page. */
  readonly wide?: boolean
}

export type NavSection = 'home' | 'search' | 'data' | 'about' | 'desk'

const NAV: readonly { section: NavSection; key: 'nav.home' | 'nav.data' | 'nav.about' | 'nav.search'; href: string }[] =
  [
    { section: 'home', key: 'nav.home', href: '/' },
    { section: 'search', key: 'nav.search', href: '/tim-kiem' },
    { section: 'data', key: 'nav.data', href: '/du-lieu' },
    { section: 'about', key: 'nav.about', href: '/ve-so-lieu' },
  ]

/** Every page: skip link, header, main, footer. Give the result to `renderPage`. */
export function Layout(props: PropsWithChildren<LayoutProps>) {
  const { page, title, children } = props
  const say = t(page.lang)
  const { size, contrast } = page.view
  return (
    <html lang={page.lang} class={`size-${size} contrast-${contrast}`}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{say('site.title', { title })}</title>
        {props.description === undefined ? null : <meta name="description" content={props.description} />}
        {props.staff === true ? <meta name="robots" content="noindex" /> : null}
        <link rel="icon" href={page.assets.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={page.assets.css} />
        <link rel="alternate" hreflang="vi" href={`${page.origin ?? ''}${localHref('vi', page.path)}`} />
        <link rel="alternate" hreflang="en" href={`${page.origin ?? ''}${localHref('en', page.path)}`} />
        <link
          rel="alternate"
          type="application/atom+xml"
          title={say('site.name')}
          href={`/feed.atom?lang=${page.lang}`}
        />
        <script type="module" src={page.assets.js} />
      </head>
      <body>
        <a class="skip-link" href="#noi-dung">
          {say('skip.main')}
        </a>
        <Header page={page} section={props.section} ownSearch={props.ownSearch} />
        {props.section === 'desk' ? <DeskMenu page={page} /> : null}
        <main id="noi-dung" class={props.wide === true ? 'page page-wide' : 'page'} tabindex={-1}>
          {children}
        </main>
        <Footer page={page} />
      </body>
    </html>
  )
}

interface HeaderProps {
  readonly page: PageContext
  readonly section: NavSection | undefined
  readonly ownSearch: boolean | undefined
}

function Header({ page, section, ownSearch }: HeaderProps) {
  const say = t(page.lang)
  const other = page.lang === 'vi' ? 'en' : 'vi'
  return (
    <header class="site-header">
      <div class="site-bar">
        <a class="brand" href={localHref(page.lang, '/')}>
          <Sign />
          <span class="brand-name">{say('site.name')}</span>
          <span class="brand-tag">{say('site.tagline')}</span>
        </a>
        <div class="site-tools">
          <ViewControls page={page} />
          <a class="lang-switch" href={localHref(other, page.path)} hreflang={other} lang={other}>
            {say('lang.other')}
          </a>
        </div>
      </div>
      <div class="site-nav-row">
        <nav class="site-nav" aria-label={say('nav.label')}>
          <ul>
            {NAV.map((entry) => (
              <li>
                <a
                  href={localHref(page.lang, entry.href)}
                  {...(section === entry.section ? { 'aria-current': 'true' } : {})}
                >
                  {say(entry.key)}
                </a>
              </li>
            ))}
            {page.user === undefined ? null : (
              <li>
                <a
                  href={localHref(page.lang, '/ban-lam-viec')}
                  {...(section === 'desk' ? { 'aria-current': 'true' } : {})}
                >
                  {say('nav.desk')}
                </a>
              </li>
            )}
            {page.user === undefined ? null : (
              <li>
                <a href={localHref(page.lang, '/tai-khoan')}>{page.user.name}</a>
              </li>
            )}
          </ul>
        </nav>
        {ownSearch === true ? null : <SearchBox page={page} size="small" />}
      </div>
      {page.notice === undefined ? null : <p class="site-notice">{page.notice}</p>}
    </header>
  )
}

function Footer({ page }: { page: PageContext }) {
  const say = t(page.lang)
  const { site } = page
  return (
    <footer class="site-footer">
      <div class="site-footer-inner">
        {site.operator === undefined ? null : <p>{site.operator}</p>}
        <p>
          {say('footer.source')}
          {site.dataAsOf === undefined
            ? null
            : ` ${say('footer.data', { date: formatDate(page.lang, site.dataAsOf) })}`}
        </p>
        <p>
          {say('footer.licence', { licence: site.licence, dataLicence: site.dataLicence })}{' '}
          {say('footer.version', { version: site.version })}.
        </p>
        <ul class="footer-links">
          <li>
            <a href={localHref(page.lang, '/tro-nang')}>{say('footer.accessibility')}</a>
          </li>
          <li>
            <a href={localHref(page.lang, '/ve-so-lieu')}>{say('nav.about')}</a>
          </li>
          <li>
            <a href={localHref(page.lang, '/du-lieu')}>{say('nav.data')}</a>
          </li>
          <li>
            <a href={localHref(page.lang, page.user === undefined ? '/dang-nhap' : '/ban-lam-viec')}>
              {say('footer.staff')}
            </a>
          </li>
        </ul>
      </div>
    </footer>
  )
}
