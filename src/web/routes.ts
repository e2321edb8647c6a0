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
const send = (path: string, access: 'public' | 'signed-in'): Route => ({
  method: 'POST',
  path,
  access,
  localised: true,
})
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
  signInSend: send('/dang-nhap', 'public'),
  secondStep: page('/dang-nhap/hai-lop'),
  secondStepSend: send('/dang-nhap/hai-lop', 'public'),
  passkeyAsk: send('/dang-nhap/khoa-truy-cap', 'public'),
  passkeySend: send('/dang-nhap/khoa-truy-cap/xac-nhan', 'public'),
  provider: page('/dang-nhap/oidc'),
  providerBack: { method: 'GET', path: '/dang-nhap/oidc/ve', access: 'public', localised: false },
  signInLink: page('/dang-nhap/:code'),
  signInConfirm: send('/dang-nhap/xac-nhan', 'public'),
  signOut: send('/dang-xuat', 'signed-in'),
  setUp: page('/thiet-lap'),
  setUpSend: send('/thiet-lap', 'public'),
  invitation: page('/moi/:code'),
  invitationSend: send('/moi/:code', 'public'),
  account: { method: 'GET', path: '/tai-khoan', access: 'signed-in', localised: true },
  accountPassword: send('/tai-khoan/mat-khau', 'signed-in'),
  secondStepStart: send('/tai-khoan/hai-lop', 'signed-in'),
  secondStepConfirm: send('/tai-khoan/hai-lop/xac-nhan', 'signed-in'),
  secondStepEnd: send('/tai-khoan/hai-lop/tat', 'signed-in'),
  recoveryCodes: send('/tai-khoan/ma-du-phong', 'signed-in'),
  passkeyOffer: send('/tai-khoan/khoa-truy-cap', 'signed-in'),
  passkeyKeep: send('/tai-khoan/khoa-truy-cap/luu', 'signed-in'),
  passkeyDrop: send('/tai-khoan/khoa-truy-cap/bo', 'signed-in'),
  sessionEnd: send('/tai-khoan/phien', 'signed-in'),
  providerLink: { method: 'GET', path: '/tai-khoan/oidc', access: 'signed-in', localised: true },
  providerUnlink: send('/tai-khoan/oidc/bo', 'signed-in'),
  bookOpen: send('/tai-khoan/so', 'signed-in'),
  people: desk('GET', '/ban-lam-viec/nguoi-dung', 'account.manage'),
  invite: desk('GET', '/ban-lam-viec/nguoi-dung/moi', 'account.manage'),
  inviteSend: desk('POST', '/ban-lam-viec/nguoi-dung/moi', 'account.manage'),
  person: desk('GET', '/ban-lam-viec/nguoi-dung/:id', 'account.manage'),
  personGrant: desk('POST', '/ban-lam-viec/nguoi-dung/:id/quyen', 'account.manage'),
  personGrantEnd: desk('POST', '/ban-lam-viec/nguoi-dung/:id/quyen/:grant/ket-thuc', 'account.manage'),
  personLink: desk('POST', '/ban-lam-viec/nguoi-dung/:id/duong-dan', 'account.manage'),
  personLinkRevoke: desk('POST', '/ban-lam-viec/nguoi-dung/:id/duong-dan/thu-hoi', 'account.manage'),
  personClose: desk('POST', '/ban-lam-viec/nguoi-dung/:id/khoa', 'account.manage'),
  desk: desk('GET', '/ban-lam-viec', 'desk.see'),
  notices: desk('GET', '/ban-lam-viec/thong-bao', 'desk.see'),
  noticesRead: desk('POST', '/ban-lam-viec/thong-bao', 'desk.see'),
  noticesMail: desk('POST', '/ban-lam-viec/thong-bao/thu', 'desk.see'),
  documents: desk('GET', '/ban-lam-viec/van-ban', 'desk.see'),
  calendar: desk('GET', '/ban-lam-viec/lich-lam-viec', 'desk.see'),
  calendarAdd: desk('POST', '/ban-lam-viec/lich-lam-viec', 'movement.set-up'),
  calendarDrop: desk('POST', '/ban-lam-viec/lich-lam-viec/bo', 'movement.set-up'),
  upload: desk('GET', '/ban-lam-viec/van-ban/moi', 'document.receive'),
  uploadSend: desk('POST', '/ban-lam-viec/van-ban/moi', 'document.receive'),
  review: desk('GET', '/ban-lam-viec/van-ban/:id', 'desk.see'),
  reviewAll: desk('POST', '/ban-lam-viec/van-ban/:id/nhan-het', 'proposal.decide'),
  reviewOne: desk('POST', '/ban-lam-viec/van-ban/:id/de-xuat/:proposal', 'proposal.decide'),
  inspectionList: desk('GET', '/ban-lam-viec/kiem-tra', 'desk.see'),
  inspectionPlan: desk('GET', '/ban-lam-viec/kiem-tra/moi', 'inspection.plan'),
  inspectionPlanSend: desk('POST', '/ban-lam-viec/kiem-tra/moi', 'inspection.plan'),
  inspection: desk('GET', '/ban-lam-viec/kiem-tra/:id', 'desk.see'),
  inspectionStepSend: desk('POST', '/ban-lam-viec/kiem-tra/:id/buoc/:step', 'inspection.record'),
  inspectionVisitAdd: desk('POST', '/ban-lam-viec/kiem-tra/:id/noi-den', 'inspection.plan'),
  inspectionVisit: desk('GET', '/ban-lam-viec/kiem-tra/:id/noi-den/:visit', 'inspection.record'),
  inspectionVisitSend: desk('POST', '/ban-lam-viec/kiem-tra/:id/noi-den/:visit', 'inspection.record'),
  recommendSend: desk('POST', '/ban-lam-viec/kiem-tra/:id/kien-nghi', 'inspection.record'),
  recommendationSend: desk('POST', '/ban-lam-viec/kiem-tra/:id/kien-nghi/:recommendation/:step', 'desk.see'),
  health: { method: 'GET', path: '/healthz', access: 'public', localised: false },
  ready: { method: 'GET', path: '/readyz', access: 'public', localised: false },
  feed: { method: 'GET', path: '/feed.atom', access: 'public', localised: false },
  robots: { method: 'GET', path: '/robots.txt', access: 'public', localised: false },
} as const satisfies Record<string, Route>

export type RouteName = keyof typeof ROUTES

/** The ways in which an address of the table may be asked for, whatever it was asked for now; none: it is no address. */
export function allowedAt(pathname: string): readonly string[] {
  const bare = pathname.replace(/^\/en(?=\/|$)/, '') || '/'
  const found = new Set<string>()
  for (const route of Object.values<Route>(ROUTES)) {
    const pattern = new RegExp(`^${route.path.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+')}$`)
    if (!pattern.test(bare) || (bare !== pathname && !route.localised)) continue
    found.add(route.method)
    if (route.method === 'GET') found.add('HEAD')
  }
  return [...found].sort()
}
