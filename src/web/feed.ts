import type { App } from '../app/context.ts'
import { feedEntries } from '../app/lists/newest.ts'
import { xmlSafe } from '../core/text/plain-text.ts'
import { keyedUuid } from '../core/units/id.ts'
import type { Lang } from '../i18n/catalogue.ts'
import { t } from '../i18n/catalogue.ts'
import { formatDate } from '../i18n/format.ts'
import { valueLabel } from '../i18n/labels.ts'
import { localHref } from './components/page.ts'
import type { Handler } from './context.ts'

export const ATOM_TYPE = 'application/atom+xml; charset=utf-8'

/** The newest documents and models as Atom 1.0 (RFC 4287): for who wants to follow without an account. */
export const feed: Handler = async ({ app, http, site, query }) => {
  const lang: Lang = query('lang') === 'en' ? 'en' : 'vi'
  const origin = site.origin ?? new URL(http.req.url).origin
  return http.body(await atomFeed(app, { lang, origin }), 200, {
    'Content-Type': ATOM_TYPE,
    'Cache-Control': 'public, max-age=300',
  })
}

const ENTRIES = 40

/** The text of the feed. Ids are those of the rows, so an entry stays itself wherever the site moves. */
export async function atomFeed(
  app: App,
  { lang, origin }: { readonly lang: Lang; readonly origin: string },
): Promise<string> {
  const say = t(lang)
  const entries = await feedEntries(app, ENTRIES)
  const self = `${origin}/feed.atom${lang === 'en' ? '?lang=en' : ''}`
  const updated = entries[0]?.at ?? '1970-01-01T00:00:00.000Z'
  const lines = entries.map((e) => {
    const kind =
      e.kind === 'model' ? say('search.kind.model') : valueLabel(lang, 'document-kind', e.documentKind ?? 'other')
    const words = [e.publisher, e.issuedOn === null ? null : formatDate(lang, e.issuedOn), e.summary].filter(
      (x) => x !== null && x !== '',
    )
    return [
      '  <entry>',
      `    <id>urn:uuid:${xml(e.id)}</id>`,
      `    <title xml:lang="vi">${xml(e.title)}</title>`,
      `    <link rel="alternate" type="text/html" href="${xml(origin + localHref(lang, e.href))}"/>`,
      `    <updated>${xml(e.at)}</updated>`,
      `    <category term="${xml(e.kind)}" label="${xml(kind)}"/>`,
      `    <summary>${xml([kind, ...words].join('. '))}</summary>`,
      '  </entry>',
    ].join('\n')
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">`,
    `  <id>urn:uuid:${keyedUuid(`kheo:feed:${origin}:${lang}`)}</id>`,
    `  <title>${xml(`Khéo: ${say('home.documents')}, ${say('home.models').toLocaleLowerCase('vi')}`)}</title>`,
    `  <updated>${xml(updated)}</updated>`,
    '  <author><name>Khéo</name></author>',
    `  <link rel="self" type="application/atom+xml" href="${xml(self)}"/>`,
    `  <link rel="alternate" type="text/html" href="${xml(origin + localHref(lang, '/'))}"/>`,
    ...lines,
    '</feed>',
    '',
  ].join('\n')
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text for XML, also inside attributes; characters that XML cannot carry are left out. */
export const xml = (text: string): string => xmlSafe(text).replace(/[&<>"']/g, (c) => ESCAPES[c] ?? c)
