import { viAccount } from './vi/account.ts'
import { viCalendar } from './vi/calendar.ts'
import { viCommon } from './vi/common.ts'
import { viDesk } from './vi/desk.ts'
import { viFigures } from './vi/figures.ts'
import { viInspection } from './vi/inspection.ts'
import { viLabels } from './vi/labels.ts'
import { viNotice } from './vi/notice.ts'
import { viPortal } from './vi/portal.ts'
import { viProblems } from './vi/problems.ts'
import { viProcess } from './vi/process.ts'
import { viProse } from './vi/prose.ts'
import { viRegistration } from './vi/registration.ts'
import { viReview } from './vi/review.ts'
import { viSite } from './vi/site.ts'
import { viWork } from './vi/work.ts'

/** The source catalogue. Split by feature; keys never repeat between the parts (a test checks). */
export const vi = {
  ...viAccount,
  ...viCommon,
  ...viFigures,
  ...viInspection,
  ...viLabels,
  ...viPortal,
  ...viProcess,
  ...viProse,
  ...viDesk,
  ...viRegistration,
  ...viReview,
  ...viSite,
  ...viProblems,
  ...viWork,
  ...viCalendar,
  ...viNotice,
} as const
