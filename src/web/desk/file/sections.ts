import { appraisalSection } from '../appraisal/of-file.tsx'
import { evidenceSection, progressSection } from '../carrying/of-file.tsx'
import { decidingSection } from '../deciding/of-file.ts'
import { survivalSection } from '../replication/survival.ts'
import { voteSection } from '../voting/of-file.tsx'
import { historySection } from './history-section.tsx'
import { planSection } from './plan-section.tsx'
import { registrationSection } from './registration-section.tsx'
import type { SectionMaker } from './section.ts'

/** The parts of a file's page in the order of the process; each feature adds its own line. */
export const FILE_SECTIONS: readonly SectionMaker[] = [
  registrationSection,
  planSection,
  progressSection,
  evidenceSection,
  appraisalSection,
  voteSection,
  decidingSection,
  survivalSection,
  historySection,
]
