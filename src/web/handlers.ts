import type { Handler } from './context.ts'
import { desk, review, reviewAll, reviewOne } from './desk/review.ts'
import { signIn, signInConfirm, signInLink, signOut } from './desk/sign-in.ts'
import { upload, uploadSend } from './desk/upload.ts'
import { feed } from './feed.ts'
import { document } from './portal/document.ts'
import { figure } from './portal/figure.ts'
import { home, movement } from './portal/home.ts'
import { model } from './portal/model.ts'
import { about, accessibility, data, health, ready, robots, view } from './portal/pages.ts'
import { programme } from './portal/programme.ts'
import { records } from './portal/records.ts'
import { search } from './portal/search.ts'
import { unit, unitByCode } from './portal/unit.ts'
import type { RouteName } from './routes.ts'

/** What answers each route of the table; the types see to it that every route has one. */
export const HANDLERS: Readonly<Record<RouteName, Handler>> = {
  home,
  movement,
  programme,
  records,
  figure,
  unit,
  unitByCode,
  model,
  document,
  search,
  about,
  accessibility,
  data,
  view,
  signIn,
  signInLink,
  signInConfirm,
  signOut,
  desk,
  upload,
  uploadSend,
  review,
  reviewAll,
  reviewOne,
  health,
  ready,
  feed,
  robots,
}
