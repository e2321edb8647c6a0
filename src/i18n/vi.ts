import { viCommon } from './vi/common.ts'
import { viDesk } from './vi/desk.ts'
import { viFigures } from './vi/figures.ts'
import { viLabels } from './vi/labels.ts'
import { viPortal } from './vi/portal.ts'
import { viProblems } from './vi/problems.ts'
import { viProcess } from './vi/process.ts'
import { viProse } from './vi/prose.ts'
import { viSite } from './vi/site.ts'

/** The source catalogue. Split by feature; keys never repeat between the parts (a test checks). */
export const vi = {
  ...viCommon,
  ...viFigures,
  ...viLabels,
  ...viPortal,
  ...viProcess,
  ...viProse,
  ...viDesk,
  ...viSite,
  ...viProblems,
} as const
