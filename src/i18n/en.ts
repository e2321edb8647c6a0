import { enCommon } from './en/common.ts'
import { enDesk } from './en/desk.ts'
import { enFigures } from './en/figures.ts'
import { enLabels } from './en/labels.ts'
import { enPortal } from './en/portal.ts'
import { enProblems } from './en/problems.ts'
import { enProcess } from './en/process.ts'
import { enProse } from './en/prose.ts'
import { enSite } from './en/site.ts'

/** The English catalogue: the same keys as the Vietnamese one, part by part. */
export const en = {
  ...enCommon,
  ...enFigures,
  ...enLabels,
  ...enPortal,
  ...enProcess,
  ...enProse,
  ...enDesk,
  ...enSite,
  ...enProblems,
} as const
