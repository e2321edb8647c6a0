import { enAccount } from './en/account.ts'
import { enCommon } from './en/common.ts'
import { enDesk } from './en/desk.ts'
import { enFigures } from './en/figures.ts'
import { enLabels } from './en/labels.ts'
import { enNotice } from './en/notice.ts'
import { enPortal } from './en/portal.ts'
import { enProblems } from './en/problems.ts'
import { enProcess } from './en/process.ts'
import { enProse } from './en/prose.ts'
import { enReview } from './en/review.ts'
import { enSite } from './en/site.ts'
import { enWork } from './en/work.ts'

/** The English catalogue: the same keys as the Vietnamese one, part by part. */
export const en = {
  ...enAccount,
  ...enCommon,
  ...enFigures,
  ...enLabels,
  ...enPortal,
  ...enProcess,
  ...enProse,
  ...enDesk,
  ...enReview,
  ...enSite,
  ...enProblems,
  ...enWork,
  ...enNotice,
} as const
