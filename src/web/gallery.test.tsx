import { describe, expect, it } from 'vitest'
import { LANGS } from '../i18n/catalogue.ts'
import { formatViewSettings, localHref, parseViewSettings } from './components/page.ts'
import { GALLERY_PAGES, galleryPage } from './gallery.tsx'

const pages = LANGS.flatMap((lang) =>
  GALLERY_PAGES.map((name) => ({ lang, name, html: galleryPage(name, lang, { size: 'large', contrast: 'high' }) })),
)

describe('every page', () => {
  it.each(pages)('$name in $lang keeps the policy: no inline style, script or handler', ({ html }) => {
    expect(html).toMatch(/^<!DOCTYPE html><html lang="(vi|en)" class="size-large contrast-high">/)
    expect(html).not.toMatch(/ style=| on[a-z]+="/)
    expect(html.match(/<script[^>]*>/g)).toEqual(['<script type="module" src="/assets/app.js">'])
  })

  it.each(pages)('$name in $lang has one main heading, unique ids, and no leftover', ({ html }) => {
    expect(html.match(/<h1[ >]/g)).toHaveLength(1)
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((m) => m[1])
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
    expect(html).not.toMatch(/undefined|\[object|NaN|>\{\w+\}</)
  })

  it.each(pages)('$name in $lang leads its fragments to something that is there', ({ html }) => {
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]))
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target)
  })

  it('stays in its language', () => {
    for (const { lang, html } of pages) {
      const links = [...html.matchAll(/<a [^>]*href="(\/[^"]*)"[^>]*>/g)].filter(([tag]) => !tag.includes('hreflang'))
      for (const [, href] of links) {
        if (href === undefined || /^\/(api|tai-ve|assets)\//.test(href)) continue
        expect([href, href.startsWith('/en/')]).toEqual([href, lang === 'en'])
      }
    }
  })

  it('fits its budget of 60 KB', () => {
    for (const { html } of pages) expect(Buffer.byteLength(html)).toBeLessThan(60 * 1024)
  })
})

describe('addresses and settings', () => {
  it('add the language to pages only', () => {
    expect(localHref('en', '/')).toBe('/en/')
    expect(localHref('vi', '/don-vi/1')).toBe('/don-vi/1')
    expect(localHref('en', '/api/v1/figures')).toBe('/api/v1/figures')
    expect(localHref('en', 'https://x.vn/')).toBe('https://x.vn/')
    expect(localHref('en', '//x.vn/')).toBe('//x.vn/')
    expect(localHref('en', '#a')).toBe('#a')
  })

  it('read back what they wrote, and refuse what they do not know', () => {
    const view = { size: 'large', contrast: 'high' } as const
    expect(parseViewSettings(formatViewSettings(view))).toEqual(view)
    expect(parseViewSettings('size=huge;contrast=<x>')).toEqual({ size: 'normal', contrast: 'auto' })
    expect(parseViewSettings(undefined)).toEqual({ size: 'normal', contrast: 'auto' })
  })
})
