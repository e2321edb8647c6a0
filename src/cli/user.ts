import { actorNamed, signInLink } from '../app/accounts.ts'
import { DEMO_READER } from '../app/demo.ts'
import { tenantsOf } from '../app/portal/lookup.ts'
import type { Role } from '../core/policy.ts'
import { ProblemError, problem } from '../core/problem.ts'
import { optionText, type Verb } from './verb.ts'
import { withApp } from './with-app.ts'

const ROLES: readonly Role[] = ['administrator', 'editor']

export const userVerb: Verb = {
  name: 'user',
  usage: 'user link --name NAME [--role editor|administrator] [--tenant SLUG]',
  summary: {
    vi: 'Tạo đường dẫn đăng nhập dùng một lần cho một người',
    en: 'Make a one-time sign-in link for a person',
  },
  options: { name: { type: 'string' }, role: { type: 'string' }, tenant: { type: 'string' } },
  run: async (call) => {
    const name = optionText(call, 'name')?.trim() ?? ''
    const role = (optionText(call, 'role') ?? 'editor') as Role
    if (call.files[0] !== 'link' || name === '' || name === DEMO_READER || !ROLES.includes(role)) {
      throw new ProblemError(problem('usage', { reason: 'link --name', usage: userVerb.usage }))
    }
    return withApp(call, 'user', async ({ app }) => {
      const slug = optionText(call, 'tenant')
      const tenants = await tenantsOf(app)
      const tenant = slug === undefined ? tenants[0] : tenants.find((t) => t.slug === slug)
      if (tenant === undefined) throw new ProblemError(problem('not-found'))
      const actor = await actorNamed(app, { name, kind: 'person', tenantId: tenant.tenant_id, role })
      const path = `/dang-nhap/${await signInLink(app, actor)}`
      const origin = call.config.origin ?? `http://${call.config.host}:${call.config.port}`
      if (call.json) call.terminal.json({ link: `${origin}${path}`, path, minutes: 30 })
      else call.terminal.out(`${origin}${path}`)
      return 0
    })
  },
}
