import type { SectionMaker } from './section.ts'

/** The parts of a file's page in the order of the process; each feature adds its own line. */
export const FILE_SECTIONS: readonly SectionMaker[] = []
