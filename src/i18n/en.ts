import { enAccount } from './en/account.ts'
import { enAppraisal } from './en/appraisal.ts'
import { enBoard } from './en/board.ts'
import { enCalendar } from './en/calendar.ts'
import { enCarrying } from './en/carrying.ts'
import { enCommon } from './en/common.ts'
import { enDeciding } from './en/deciding.ts'
import { enDesk } from './en/desk.ts'
import { enFigures } from './en/figures.ts'
import { enHistory } from './en/history.ts'
import { enInspection } from './en/inspection.ts'
import { enLabels } from './en/labels.ts'
import { enNotice } from './en/notice.ts'
import { enPortal } from './en/portal.ts'
import { enProblems } from './en/problems.ts'
import { enProcess } from './en/process.ts'
import { enProse } from './en/prose.ts'
import { enRegistration } from './en/registration.ts'
import { enReplication } from './en/replication.ts'
import { enReview } from './en/review.ts'
import { enRounds } from './en/rounds.ts'
import { enSetup } from './en/setup.ts'
import { enSite } from './en/site.ts'
import { enVerify } from './en/verify.ts'
import { enVoting } from './en/voting.ts'
import { enWork } from './en/work.ts'

/** The English catalogue: the same keys as the Vietnamese one, part by part. */
export const en = {
  ...enAccount,
  ...enCarrying,
  ...enCommon,
  ...enFigures,
  ...enInspection,
  ...enLabels,
  ...enPortal,
  ...enProcess,
  ...enProse,
  ...enDeciding,
  ...enDesk,
  ...enRegistration,
  ...enReplication,
  ...enReview,
  ...enRounds,
  ...enSetup,
  ...enSite,
  ...enProblems,
  ...enWork,
  ...enVerify,
  ...enHistory,
  ...enBoard,
  ...enCalendar,
  ...enNotice,
  ...enAppraisal,
  ...enVoting,
} as const
