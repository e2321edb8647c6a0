import { viAccount } from './vi/account.ts'
import { viAppraisal } from './vi/appraisal.ts'
import { viBoard } from './vi/board.ts'
import { viCalendar } from './vi/calendar.ts'
import { viCarrying } from './vi/carrying.ts'
import { viCommon } from './vi/common.ts'
import { viDeciding } from './vi/deciding.ts'
import { viDesk } from './vi/desk.ts'
import { viFigures } from './vi/figures.ts'
import { viHistory } from './vi/history.ts'
import { viInspection } from './vi/inspection.ts'
import { viLabels } from './vi/labels.ts'
import { viNotice } from './vi/notice.ts'
import { viPortal } from './vi/portal.ts'
import { viProblems } from './vi/problems.ts'
import { viProcess } from './vi/process.ts'
import { viProse } from './vi/prose.ts'
import { viRegistration } from './vi/registration.ts'
import { viReplication } from './vi/replication.ts'
import { viReview } from './vi/review.ts'
import { viRounds } from './vi/rounds.ts'
import { viSetup } from './vi/setup.ts'
import { viSite } from './vi/site.ts'
import { viVerify } from './vi/verify.ts'
import { viVoting } from './vi/voting.ts'
import { viWork } from './vi/work.ts'

/** The source catalogue. Split by feature; keys never repeat between the parts (a test checks). */
export const vi = {
  ...viAccount,
  ...viCarrying,
  ...viCommon,
  ...viFigures,
  ...viInspection,
  ...viLabels,
  ...viPortal,
  ...viProcess,
  ...viProse,
  ...viDeciding,
  ...viDesk,
  ...viRegistration,
  ...viReplication,
  ...viReview,
  ...viRounds,
  ...viSetup,
  ...viSite,
  ...viProblems,
  ...viWork,
  ...viVerify,
  ...viHistory,
  ...viBoard,
  ...viCalendar,
  ...viNotice,
  ...viAppraisal,
  ...viVoting,
} as const
