import { actorNamed, signInLink } from '../app/accounts.ts'
import type { App } from '../app/context.ts'
import { DEMO_READER } from '../app/demo.ts'
import { newTenant } from '../app/new-tenant.ts'
import { tenantsOf } from '../app/portal/lookup.ts'
import { registryDefaults } from '../compose.ts'
import type { Role } from '../core/access/roles.ts'
import { ProblemError, problem } from '../core/problem.ts'
import { isName } from '../core/registry/name.ts'
import { type Call, optionText, type Verb } from './verb.ts'
import { withApp } from './with-app.ts'

const ROLES: readonly Role[] = ['administrator', 'editor']

/** The book that a link opens: whose data it is. */
interface Book {
  readonly tenantId: number
  readonly slug: string
  readonly demo: boolean
}

export const userVerb: Verb = {
  name: 'user',
  usage: 'user link --name NAME [--role editor|administrator] [--tenant SLUG | --new-tenant NAME]',
  summary: {
    vi: 'Tạo đường dẫn đăng nhập dùng một lần; --new-tenant mở sổ riêng cho một nơi',
    en: 'Make a one-time sign-in link; --new-tenant opens a book of its own for a place',
  },
  options: {
    name: { type: 'string' },
    role: { type: 'string' },
    tenant: { type: 'string' },
    'new-tenant': { type: 'string' },
  },
  run: async (call) => {
    const name = optionText(call, 'name')?.trim() ?? ''
    const role = (optionText(call, 'role') ?? 'editor') as Role
    if (call.files[0] !== 'link' || name === '' || name === DEMO_READER || !ROLES.includes(role)) {
      throw new ProblemError(problem('usage', { reason: 'user link --name "..."', usage: userVerb.usage }))
    }
    mustBeName('name', name)
    mustBeName('new-tenant', optionText(call, 'new-tenant')?.trim())
    return withApp(call, 'user', async ({ app }) => {
      const book = await bookOf(call, app)
      const actor = await actorNamed(app, { name, kind: 'person', tenantId: book.tenantId, role })
      const path = `/dang-nhap/${await signInLink(app, actor)}`
      const origin = call.config.origin ?? `http://${call.config.host}:${call.config.port}`
      if (call.json)
        call.terminal.json({ link: `${origin}${path}`, path, minutes: 30, tenant: book.slug, demo: book.demo })
      else call.terminal.out(`${origin}${path}`)
      if (book.demo) {
        call.terminal.progress(
          call.terminal.lang === 'vi'
            ? 'Đường dẫn này mở sổ trình diễn. Mở sổ riêng: thêm --new-tenant "Tên nơi của bạn".'
            : 'This link opens the demonstration’s book. For one of your own: --new-tenant "Name of your place".',
        )
      }
      return 0
    })
  },
}

/** Names stand in the journal and on every page: one line, of a length that a page can show. */
const LONGEST = 120

function mustBeName(option: string, name: string | undefined): void {
  if (name === undefined || name === '' || (isName(name, LONGEST) && !/\p{Cc}/u.test(name))) return
  throw new ProblemError(problem('name.invalid', { name: name.slice(0, 40), max: LONGEST }, option))
}

async function bookOf(call: Call, app: App): Promise<Book> {
  const own = optionText(call, 'new-tenant')?.trim()
  if (own !== undefined && own !== '') return { ...(await newTenant(app, own, registryDefaults())), demo: false }
  const slug = optionText(call, 'tenant')
  const tenants = await tenantsOf(app)
  const tenant = slug === undefined ? tenants[0] : tenants.find((t) => t.slug === slug)
  if (tenant === undefined) throw new ProblemError(problem('not-found'))
  return { tenantId: tenant.tenant_id, slug: tenant.slug, demo: tenant.demo }
}
