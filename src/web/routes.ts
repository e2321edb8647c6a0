import type { Action } from '../core/access/rules.ts'

/** Who may call a route: everybody, whoever has a session, or whoever may do this. There is no other way in. */
export type Access = 'public' | 'signed-in' | Action

export interface Route {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly access: Access
  /** False: one address for both languages. */
  readonly localised: boolean
}

const page = (path: string): Route => ({ method: 'GET', path, access: 'public', localised: true })
const desk = (method: Route['method'], path: string, access: Action): Route => ({
  method,
  path,
  access,
  localised: true,
})

/**
 * The route table: every address of the site and who may call it. A request that is not in it is refused; a test fails
 * when one has no handler or is not documented in docs/reference/routes.md.
 */
export const ROUTES = {
  home: page('/'),
  movement: page('/phong-trao/:slug'),
  programme: page('/chuong-trinh/:tenant/:slug'),
  records: page('/chuong-trinh/:tenant/:slug/ho-so'),
  figure: page('/so-lieu/:tenant/:id'),
  unit: page('/don-vi/:code/:from'),
  unitByCode: page('/don-vi/:code'),
  model: page('/mo-hinh/:tenant/:id'),
  document: page('/van-ban/:tenant/:id'),
  search: page('/tim-kiem'),
  about: page('/ve-so-lieu'),
  accessibility: page('/tro-nang'),
  data: page('/du-lieu'),
  view: { method: 'POST', path: '/hien-thi', access: 'public', localised: false },
  signIn: page('/dang-nhap'),
  signInLink: page('/dang-nhap/:code'),
  signInConfirm: { method: 'POST', path: '/dang-nhap/xac-nhan', access: 'public', localised: true },
  signOut: { method: 'POST', path: '/dang-xuat', access: 'signed-in', localised: true },
  desk: desk('GET', '/ban-lam-viec', 'desk.see'),
  upload: desk('GET', '/ban-lam-viec/van-ban/moi', 'document.receive'),
  uploadSend: desk('POST', '/ban-lam-viec/van-ban/moi', 'document.receive'),
  review: desk('GET', '/ban-lam-viec/van-ban/:id', 'desk.see'),
  reviewAll: desk('POST', '/ban-lam-viec/van-ban/:id/nhan-het', 'proposal.decide'),
  reviewOne: desk('POST', '/ban-lam-viec/van-ban/:id/de-xuat/:proposal', 'proposal.decide'),
  health: { method: 'GET', path: '/healthz', access: 'public', localised: false },
  ready: { method: 'GET', path: '/readyz', access: 'public', localised: false },
  feed: { method: 'GET', path: '/feed.atom', access: 'public', localised: false },
  robots: { method: 'GET', path: '/robots.txt', access: 'public', localised: false },
} as const satisfies Record<string, Route>

export type RouteName = keyof typeof ROUTES
