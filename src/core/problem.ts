/**
 * The catalogue of everything that can go wrong in a way a person should hear about.
 * `status` is the HTTP answer, `exit` the exit code of the command line (2 usage, 3 input, 4 not found, 5 conflict,
 * 6 refused, 7 the machine). The sentence for each code is `problem.<code>` in `src/i18n` and may use the details.
 */
export const PROBLEMS = {
  usage: { status: 400, exit: 2 },
  'input.invalid': { status: 422, exit: 3 },
  'file.unreadable': { status: 422, exit: 3 },
  'file.unwritable': { status: 422, exit: 3 },
  'file.empty': { status: 422, exit: 3 },
  'file.too-large': { status: 413, exit: 3 },
  'file.not-text': { status: 422, exit: 3 },
  'file.unknown-encoding': { status: 422, exit: 3 },
  'unit.unknown': { status: 404, exit: 4 },
  'unit.ambiguous': { status: 422, exit: 3 },
  'unit.not-valid-then': { status: 422, exit: 3 },
  'unit.code-needs-date': { status: 422, exit: 3 },
  'date.invalid': { status: 422, exit: 3 },
  'name.invalid': { status: 422, exit: 3 },
  'setting.invalid': { status: 422, exit: 3 },
  'not-found': { status: 404, exit: 4 },
  'conflict.version': { status: 409, exit: 5 },
  'conflict.key-reused': { status: 409, exit: 5 },
  'proposal.already-decided': { status: 409, exit: 5 },
  'proposal.needs-programme': { status: 422, exit: 3 },
  'proposal.needs-other': { status: 422, exit: 3 },
  'proposal.not-correctable': { status: 422, exit: 3 },
  'proposal.not-in-words': { status: 422, exit: 3 },
  'state.not-now': { status: 409, exit: 5 },
  'reason.needed': { status: 422, exit: 3 },
  'conflict.of-interest': { status: 403, exit: 6 },
  'round.closed': { status: 409, exit: 5 },
  'registration.incomplete': { status: 422, exit: 3 },
  'registration.twice': { status: 409, exit: 5 },
  'registration.similar-unseen': { status: 409, exit: 5 },
  'round.not-now': { status: 409, exit: 5 },
  'round.incomplete': { status: 422, exit: 3 },
  'basis.expired': { status: 422, exit: 3 },
  'rules.in-use': { status: 409, exit: 5 },
  'name.taken': { status: 422, exit: 3 },
  'days.reversed': { status: 422, exit: 3 },
  'parent.circle': { status: 422, exit: 3 },
  'threshold.unset': { status: 422, exit: 3 },
  'criteria.unset': { status: 422, exit: 3 },
  'score.out-of-range': { status: 422, exit: 3 },
  'score.missing': { status: 422, exit: 3 },
  'appraisal.too-few': { status: 409, exit: 5 },
  'appraisal.closed': { status: 409, exit: 5 },
  'meeting.not-now': { status: 409, exit: 5 },
  'quorum.missing': { status: 409, exit: 5 },
  'vote.closed': { status: 409, exit: 5 },
  'vote.under-way': { status: 409, exit: 5 },
  'vote.already-cast': { status: 409, exit: 5 },
  'vote.no-seat': { status: 403, exit: 6 },
  'ballots.do-not-match': { status: 422, exit: 3 },
  'ballots.differ': { status: 409, exit: 5 },
  'ballots.count-twice': { status: 409, exit: 5 },
  'figures.missing': { status: 422, exit: 3 },
  'figure.invalid': { status: 422, exit: 3 },
  'progress.future': { status: 422, exit: 3 },
  'progress.corrected': { status: 409, exit: 5 },
  'evidence.empty': { status: 422, exit: 3 },
  'evidence.wrong-type': { status: 422, exit: 3 },
  'evidence.pixels': { status: 422, exit: 3 },
  'evidence.broken': { status: 422, exit: 3 },
  'evidence.twice': { status: 409, exit: 5 },
  'evidence.not-shown': { status: 422, exit: 3 },
  'consent.needed': { status: 422, exit: 3 },
  'upload.offset': { status: 409, exit: 5 },
  'replication.itself': { status: 422, exit: 3 },
  'replication.twice': { status: 409, exit: 5 },
  'replication.cycle': { status: 422, exit: 3 },
  'replication.reported': { status: 409, exit: 5 },
  'award.unknown-form': { status: 422, exit: 3 },
  'award.not-competent': { status: 422, exit: 3 },
  'award.not-for-subject': { status: 422, exit: 3 },
  'decision.not-passed': { status: 422, exit: 3 },
  'numbering.not-theirs': { status: 422, exit: 3 },
  forbidden: { status: 403, exit: 6 },
  'sign-in.needed': { status: 401, exit: 6 },
  'sign-in.link-invalid': { status: 410, exit: 6 },
  'sign-in.refused': { status: 401, exit: 6 },
  'sign-in.again': { status: 403, exit: 6 },
  'second-step.wrong': { status: 422, exit: 3 },
  'user-name.invalid': { status: 422, exit: 3 },
  'user-name.taken': { status: 422, exit: 3 },
  'password.weak': { status: 422, exit: 3 },
  'password.not-alike': { status: 422, exit: 3 },
  'password.wrong': { status: 422, exit: 3 },
  'administrator.last': { status: 409, exit: 5 },
  'account.elsewhere': { status: 409, exit: 5 },
  'setup.code-wrong': { status: 422, exit: 3 },
  'provider.unreachable': { status: 503, exit: 7 },
  'provider.unknown': { status: 403, exit: 6 },
  'form.expired': { status: 403, exit: 6 },
  'rate.limited': { status: 429, exit: 6 },
  'engine.locked': { status: 503, exit: 7 },
  'engine.failed': { status: 503, exit: 7 },
  'engine.unsupported': { status: 503, exit: 7 },
  'migration.failed': { status: 503, exit: 7 },
  'migration.changed': { status: 503, exit: 7 },
  'disk.full': { status: 507, exit: 7 },
  'chain.broken': { status: 500, exit: 7 },
  'backup.invalid': { status: 422, exit: 3 },
  'restore.not-empty': { status: 409, exit: 5 },
  'port.in-use': { status: 503, exit: 7 },
  internal: { status: 500, exit: 7 },
} as const satisfies Record<string, { status: number; exit: number }>

export type ProblemCode = keyof typeof PROBLEMS

/** A problem with what a sentence about it needs: names, dates, choices. Never holds secrets or other people's data. */
export interface Problem {
  readonly code: ProblemCode
  readonly details: Readonly<Record<string, string | number | readonly string[]>>
  /** The field of the form or option of the command that the problem belongs to. */
  readonly field?: string
}

/** Makes a problem of the catalogue. */
export const problem = (code: ProblemCode, details: Problem['details'] = {}, field?: string): Problem =>
  field === undefined ? { code, details } : { code, details, field }

/** The one error that the application throws; the web and the command line turn it into an answer in one place each. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(p: Problem, options?: { cause?: unknown }) {
    super(`${p.code} ${JSON.stringify(p.details)}`, options)
    this.name = 'ProblemError'
    this.problem = p
  }
}

/** Throws unless the result is good; the bridge from core's results to the application's one error. */
export function unwrap<T>(result: { ok: true; value: T } | { ok: false; problem: Problem }): T {
  if (result.ok) return result.value
  throw new ProblemError(result.problem)
}
