import type { Tenant } from '../app/portal/lookup.ts'
import { t } from '../i18n/catalogue.ts'
import type { PageContext } from './components/page.ts'
import type { Ask } from './context.ts'

/** The page's frame; says that it is a demonstration when the tenant is one. */
export function demoPage(ask: Ask, tenant: Pick<Tenant, 'demo'>): PageContext {
  return tenant.demo === true ? { ...ask.page, notice: t(ask.lang)('demo.notice') } : ask.page
}
