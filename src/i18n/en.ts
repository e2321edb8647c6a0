import { enAccount } from './en/account.ts'
import { enCalendar } from './en/calendar.ts'
import { enCommon } from './en/common.ts'
import { enDesk } from './en/desk.ts'
import { enFigures } from './en/figures.ts'
import { enInspection } from './en/inspection.ts'
import { enLabels } from './en/labels.ts'
import { enNotice } from './en/notice.ts'
import { enPortal } from './en/portal.ts'
import { enProblems } from './en/problems.ts'
import { enProcess } from './en/process.ts'
import { enProse } from './en/prose.ts'
import { enRegistration } from './en/registration.ts'
import { enReview } from './en/review.ts'
import { enSite } from './en/site.ts'
import { enWork } from './en/work.ts'

/** The English catalogue: the same keys as the Vietnamese one, part by part. */
export const en = {
  ...enAccount,
  ...enCommon,
  ...enFigures,
  ...enInspection,
  ...enLabels,
  ...enPortal,
  ...enProcess,
  ...enProse,
  ...enDesk,
  ...enRegistration,
  ...enReview,
  ...enSite,
  ...enProblems,
  ...enWork,
  ...enCalendar,
  ...enNotice,
} as const
