import { invitation, invitationSend, setUp, setUpSend } from './account/first.ts'
import {
  account,
  accountPassword,
  bookOpen,
  passkeyDrop,
  passkeyKeep,
  passkeyOffer,
  providerLink,
  providerUnlink,
  recoveryCodes,
  secondStepConfirm,
  secondStepEnd,
  secondStepStart,
  sessionEnd,
} from './account/own.ts'
import {
  invite,
  inviteSend,
  people,
  person,
  personClose,
  personGrant,
  personGrantEnd,
  personLink,
  personLinkRevoke,
} from './account/people.ts'
import {
  passkeyAsk,
  passkeySend,
  provider,
  providerBack,
  secondStep,
  secondStepSend,
  signIn,
  signInConfirm,
  signInLink,
  signInSend,
  signOut,
} from './account/sign-in.ts'
import type { Again, Handler } from './context.ts'
import { calendar, calendarAdd, calendarDrop } from './desk/calendar.ts'
import { reviewAll, reviewAllAgain, reviewOne, reviewOneAgain } from './desk/decide.ts'
import { inspectionList } from './desk/inspection/list.ts'
import {
  inspection,
  inspectionStepSend,
  inspectionVisitAdd,
  recommendationSend,
  recommendSend,
} from './desk/inspection/one.ts'
import { inspectionPlan, inspectionPlanSend } from './desk/inspection/plan.ts'
import { inspectionVisit, inspectionVisitSend } from './desk/inspection/visit.ts'
import { notices, noticesMail, noticesRead } from './desk/notices.ts'
import { documents, review } from './desk/review.ts'
import { upload, uploadAgain, uploadSend } from './desk/upload.ts'
import { desk } from './desk/work.ts'
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
  passkeyAsk,
  passkeySend,
  provider,
  providerBack,
  secondStep,
  secondStepSend,
  signIn,
  signInConfirm,
  signInLink,
  signInSend,
  signOut,
  invitation,
  invitationSend,
  setUp,
  setUpSend,
  account,
  accountPassword,
  bookOpen,
  passkeyDrop,
  passkeyKeep,
  passkeyOffer,
  providerLink,
  providerUnlink,
  recoveryCodes,
  secondStepConfirm,
  secondStepEnd,
  secondStepStart,
  sessionEnd,
  invite,
  inviteSend,
  people,
  person,
  personClose,
  personGrant,
  personGrantEnd,
  personLink,
  personLinkRevoke,
  desk,
  notices,
  noticesRead,
  noticesMail,
  documents,
  calendar,
  calendarAdd,
  calendarDrop,
  upload,
  uploadSend,
  review,
  reviewAll,
  reviewOne,
  inspectionList,
  inspectionPlan,
  inspectionPlanSend,
  inspection,
  inspectionStepSend,
  inspectionVisitAdd,
  inspectionVisit,
  inspectionVisitSend,
  recommendSend,
  recommendationSend,
  health,
  ready,
  feed,
  robots,
}

/** What shows a form again when it was refused; routes without one are told about on a page of their own. */
export const AGAIN: Readonly<Partial<Record<RouteName, Again>>> = {
  uploadSend: uploadAgain,
  reviewAll: reviewAllAgain,
  reviewOne: reviewOneAgain,
}
