import type { OpenAPIHono } from '@hono/zod-openapi'
import { z } from '@hono/zod-openapi'
import type { App } from '../../app/context.ts'
import { LISTS } from '../../app/lists/catalogue.ts'
import { vietnamDay } from '../../core/clock.ts'
import { expose } from './expose.ts'
import type { ApiFacts } from './lists.ts'

const LICENCE = 'https://creativecommons.org/licenses/by/4.0/'
const FILE_TYPE = 'http://publications.europa.eu/resource/authority/file-type/'
const FREQUENCY = 'http://publications.europa.eu/resource/authority/frequency/CONT'

const MEDIA = [
  { ending: '', type: 'application/json', file: 'JSON' },
  { ending: '.csv', type: 'text/csv', file: 'CSV' },
  { ending: '.xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', file: 'XLSX' },
] as const

const both = (vi: string, en: string) => [
  { '@language': 'vi', '@value': vi },
  { '@language': 'en', '@value': en },
]

/** The catalogue of open data (DCAT-AP as JSON-LD), for portals that harvest. */
export function exposeCatalogue(api: OpenAPIHono, app: App, facts: ApiFacts): void {
  const route = {
    path: '/catalog.jsonld',
    summary: 'The lists as a catalogue for open data portals (DCAT-AP, JSON-LD)',
    tag: 'catalogue',
    query: z.strictObject({}),
    answer: z.looseObject({ '@context': z.unknown(), '@type': z.string() }).openapi('Catalogue'),
    type: 'application/ld+json',
  }
  expose(api, route, async (c) => catalogueOf(facts.origin ?? new URL(c.req.url).origin, vietnamDay(app.clock())))
}

/** The catalogue with absolute addresses. */
export function catalogueOf(origin: string, today: string) {
  const base = `${origin}/api/v1`
  return {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      foaf: 'http://xmlns.com/foaf/0.1/',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
    },
    '@id': `${base}/catalog.jsonld`,
    '@type': 'dcat:Catalog',
    'dct:title': both('Khéo: dữ liệu mở về phong trào thi đua', 'Khéo: open data of emulation movements'),
    'dct:description': both(
      'Mọi số liệu mở ra được: hồ sơ đã đếm hoặc câu chữ của văn bản.',
      'Every figure opens: to the records counted or to the words of a document.',
    ),
    'dct:publisher': { '@type': 'foaf:Agent', 'foaf:name': 'Khéo', 'foaf:homepage': { '@id': `${origin}/` } },
    'dct:license': { '@id': LICENCE },
    'dct:modified': { '@type': 'xsd:date', '@value': today },
    'foaf:homepage': { '@id': `${origin}/du-lieu` },
    'dcat:dataset': Object.values(LISTS).map((listing) => ({
      '@id': `${base}/${listing.id}#dataset`,
      '@type': 'dcat:Dataset',
      'dct:identifier': listing.id,
      'dct:title': both(listing.title.vi, listing.title.en),
      'dct:description': both(listing.what.vi, listing.what.en),
      'dct:accrualPeriodicity': { '@id': FREQUENCY },
      'dcat:distribution': MEDIA.map(({ ending, type, file }) => ({
        '@id': `${base}/${listing.id}${ending}#distribution`,
        '@type': 'dcat:Distribution',
        'dcat:accessURL': { '@id': `${base}/${listing.id}${ending}` },
        'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${type}` },
        'dct:format': { '@id': `${FILE_TYPE}${file}` },
        'dct:license': { '@id': LICENCE },
      })),
    })),
  }
}
