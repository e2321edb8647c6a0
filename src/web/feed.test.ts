import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/support/app.ts'
import { makePublicData, SECRET } from '../../test/support/public-data.ts'
import { feedEntries, madeAt } from '../app/lists/newest.ts'
import { atomFeed, xml } from './feed.ts'

let t: TestApp
beforeAll(async () => {
  t = await testApp()
  await makePublicData(t.app, t.tenantId)
})
afterAll(() => t?.close())

const all = (text: string, name: string) =>
  [...text.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))].map((m) => m[1] ?? '')

test('an Atom feed with what RFC 4287 asks of it', async () => {
  const text = await atomFeed(t.app, { lang: 'vi', origin: 'https://kheo.example' })
  expect(
    text.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">'),
  ).toBe(true)
  const entries = text.split('<entry>').slice(1)
  expect(entries.length).toBe((await feedEntries(t.app, 40)).length)
  expect(entries.length).toBeGreaterThan(8)
  for (const entry of entries) {
    for (const name of ['id', 'title', 'updated', 'summary']) expect(all(entry, name), name).toHaveLength(1)
    expect(all(entry, 'id')[0]).toMatch(/^urn:uuid:[0-9a-f-]{36}$/)
    expect(entry).toMatch(/<link rel="alternate" type="text\/html" href="https:\/\/kheo\.example\/(van-ban|mo-hinh)\//)
  }
  const ids = all(text, 'id')
  expect(new Set(ids).size).toBe(ids.length)
  const times = all(text, 'updated')
  for (const at of times) expect(new Date(at).toISOString()).toBe(at)
  expect([...times.slice(1)].sort().reverse()).toEqual(times.slice(1))
  expect(times[0]).toBe(times[1])
  expect(text).not.toContain(SECRET)
  // Every & begins an entity and every < a tag.
  expect(text.replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&')
  expect(text).toContain('=HYPERLINK(&quot;http://x&quot;')
})

test('the same again, and in English with its own id and links', async () => {
  const origin = 'https://kheo.example'
  const first = await atomFeed(t.app, { lang: 'vi', origin })
  expect(await atomFeed(t.app, { lang: 'vi', origin })).toBe(first)
  const english = await atomFeed(t.app, { lang: 'en', origin })
  expect(english).toContain('href="https://kheo.example/en/')
  expect(all(english, 'id')[0]).not.toBe(all(first, 'id')[0])
})

test('texts for XML', () => {
  expect(xml(`a\u0000<b c="d">&'\ud800 ừ 😀`)).toBe('a&lt;b c=&quot;d&quot;&gt;&amp;&#39; ừ 😀')
  expect(madeAt('019aa8f5-6c00-7abc-8def-0123456789ab')).toBe(new Date(0x019aa8f56c00).toISOString())
  expect(madeAt('00000000-0000-4000-8000-000000000000')).toBe('1970-01-01T00:00:00.000Z')
})
