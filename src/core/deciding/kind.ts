/** The kinds of decision that name files, in the order of the process; a revocation names lines of decisions instead. */
export const FILE_KINDS = ['recognition', 'exemplary', 'commendation', 'award'] as const
export type FileKind = (typeof FILE_KINDS)[number]
