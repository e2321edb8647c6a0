/**
 * The page of the desk on which a record is found, by its table; a feature with pages of its own adds its line. A table
 * that is not here has no page: what names its record is then no link.
 */
const PAGES: Readonly<Record<string, (id: string) => string>> = {
  registration: (id) => `/ban-lam-viec/ho-so/${id}`,
  participation: (id) => `/ban-lam-viec/ho-so/${id}`,
  round: (id) => `/ban-lam-viec/dot/${id}`,
  appraisal: (id) => `/ban-lam-viec/tham-dinh/${id}`,
  meeting: (id) => `/ban-lam-viec/phien-hop/${id}`,
  inspection: (id) => `/ban-lam-viec/kiem-tra/${id}`,
  decision: (id) => `/ban-lam-viec/quyet-dinh/${id}`,
  replication: (id) => `/ban-lam-viec/nhan-rong/${id}`,
}

export const recordHref = (table: string, id: string): string | undefined => PAGES[table]?.(id)
