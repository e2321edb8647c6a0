import { type Folder, kheo } from '../../support/program.ts'

/** A page of every kind that the site has, by name. */
export interface Template {
  readonly name: string
  /** Without the language. */
  readonly path: string
  readonly status: number
}

const page = (name: string, path: string, status = 200): Template => ({ name, path, status })

const FIXED: readonly Template[] = [
  page('home', '/'),
  page('movement', '/phong-trao/dan-van-kheo'),
  page('search', '/tim-kiem?q=can giuoc'),
  page('search-start', '/tim-kiem'),
  page('search-none', '/tim-kiem?q=zzzzqqq'),
  page('about', '/ve-so-lieu'),
  page('accessibility', '/tro-nang'),
  page('data', '/du-lieu'),
  page('sign-in', '/dang-nhap'),
  page('sign-in-link', '/dang-nhap/mot-ma-khong-co'),
  page('not-found', '/khong-co-trang-nay', 404),
  page('forbidden', '/ban-lam-viec', 401),
]

/** The first address on a page that fits. */
async function linkOn(address: string, path: string, wanted: RegExp): Promise<string> {
  const html = await (await fetch(`${address}${path}`)).text()
  const hrefs = [...html.matchAll(/href="([^"#]+)/g)].map((hit) => (hit[1] ?? '').replaceAll('&amp;', '&'))
  const found = hrefs.find((href) => wanted.test(href))
  if (found === undefined) throw new Error(`${path} has no link like ${wanted}: ${[...new Set(hrefs)].join(' ')}`)
  return found
}

/** The public pages, found by following the site's own links from the list of programmes. */
export async function publicTemplates(address: string): Promise<readonly Template[]> {
  const of = (place: string) =>
    linkOn(address, '/phong-trao/dan-van-kheo', new RegExp(`^/chuong-trinh/[^/]+/[^/?]*${place}[^/?]*$`))
  const [programme, nested, sums] = [await of('can-giuoc'), await of('nam-du'), await of('ninh-hai')]
  const model = await linkOn(address, programme, /^\/mo-hinh\//)
  const unit = await linkOn(address, programme, /^\/don-vi\//)
  const code = unit.split('/')[2] ?? ''
  return [
    ...FIXED,
    page('programme', programme),
    page('programme-years', nested),
    page('programme-fields', sums),
    page('figure', await linkOn(address, programme, /^\/so-lieu\//)),
    page('figure-parts', await linkOn(address, nested, /^\/so-lieu\//)),
    page('records', await linkOn(address, programme, /\/ho-so/)),
    page('model', model),
    page('unit', unit),
    page('unit-of-code', `/don-vi/${code}`, (await fetch(`${address}/don-vi/${code}`)).status),
    page('document', await linkOn(address, programme, /^\/van-ban\//)),
  ]
}

/** A one-time address that signs a person in, made on the command line as an operator does. */
export async function signInPath(folder: Folder, name: string, role = 'editor'): Promise<string> {
  const { code, out, err } = await kheo(folder, ['user', 'link', '--name', name, '--role', role, '--json'])
  if (code !== 0) throw new Error(err)
  return (JSON.parse(out) as { path: string }).path
}
