import { viAccount } from './vi/account.ts'
import { viCommon } from './vi/common.ts'
import { viDesk } from './vi/desk.ts'
import { viFigures } from './vi/figures.ts'
import { viLabels } from './vi/labels.ts'
import { viNotice } from './vi/notice.ts'
import { viPortal } from './vi/portal.ts'
import { viProblems } from './vi/problems.ts'
import { viProcess } from './vi/process.ts'
import { viProse } from './vi/prose.ts'
import { viReview } from './vi/review.ts'
import { viSite } from './vi/site.ts'
import { viWork } from './vi/work.ts'

/** The source catalogue. Split by feature; keys never repeat between the parts (a test checks). */
export const vi = {
  ...viAccount,
  ...viCommon,
  ...viFigures,
  ...viLabels,
  ...viPortal,
  ...viProcess,
  ...viProse,
  ...viDesk,
  ...viReview,
  ...viSite,
  ...viProblems,
  ...viWork,
  ...viNotice,
} as const
