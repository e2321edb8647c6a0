import type { Translation } from '../translation.ts'
import type { viProblems } from '../vi/problems.ts'

type Details = Readonly<Record<string, string | number | readonly string[]>>

const text = (details: Details, name: string, fallback: string): string => {
  const value = details[name]
  if (value === undefined) return fallback
  return typeof value === 'object' ? value.join('; ') : String(value)
}

const ENGINE_START = 'The database did not start.'

/** Why the embedded engine did not come up, and what to do. */
const ENGINE: Readonly<Record<string, string>> = {
  unreachable: 'The database cannot be reached. Check DATABASE_URL, or try again.',
  'no-binaries': 'There is no database program for this machine. Run npm ci again, or use DATABASE_URL.',
  'binaries-not-runnable':
    'The machine does not let the database run from this folder. Put Khéo where every user may enter.',
  'no-account': 'No system account could be made to run the database. Run Khéo as an ordinary user.',
  'folder-not-writable': 'The data folder cannot be written. Check the rights of KHEO_DATA.',
  'folder-not-ours': 'The data folder belongs to another account, so the database cannot use it.',
  init: 'A new database could not be made.',
  start: ENGINE_START,
  stop: 'The database could not be stopped.',
  'no-password': "The database's password file is missing from the data folder. Bring it back from a backup.",
  backup: 'The backup did not finish; no file was made.',
  restore: 'The restore did not finish; the data is as it was.',
}

const withWords = (sentence: string, d: Details): string =>
  d.message === undefined || d.message === '' ? sentence : `${sentence} (${text(d, 'message', '')})`

const tooOld = (d: Details): string =>
  `This version of PostgreSQL (${text(d, 'version', 'unknown')}) is too old; version 15 or later is needed.`

const ENGINE_UNSUPPORTED: Readonly<Record<string, (d: Details) => string>> = {
  encoding: () => 'The database must use the encoding UTF8.',
  'other-major': (d) =>
    `This data is of PostgreSQL ${text(d, 'found', text(d, 'version', 'another version'))}. Back it up with the older Khéo and restore it into a new folder.`,
}

const PASSWORD_SHORT = 'A new password needs 10 characters or more. Several words do well.'

/** What a new password lacks. */
const PASSWORD: Readonly<Record<string, string>> = {
  short: PASSWORD_SHORT,
  long: 'The new password is too long: 128 characters at most.',
  easy: 'The new password is easy to guess. Use no user name, no row of keys, no few characters again and again.',
}

const WRONG_FILE: Readonly<Record<string, string>> = {
  heic: 'HEIC photos of an iPhone do not open here yet. Choose Settings › Camera › Formats › “Most Compatible”, or send a screenshot.',
  office: 'This is a Word, Excel or PowerPoint file. Save it as PDF and send that.',
  zip: 'This is a compressed file. Unpack it and send the photos, PDFs or films one by one.',
  svg: 'This is an SVG drawing. Save it as PNG or JPEG and send that.',
  text: 'Inside the file is text, no photo, PDF or film, whatever its name says.',
  empty: 'The file is empty.',
}

/** A sentence for every problem code, in English. */
export const enProblems: Translation<typeof viProblems> = {
  'problem.usage': (d) => `The command is not right: ${text(d, 'reason', 'see --help')}.`,
  'problem.input.invalid': (d) =>
    text(d, 'message', 'Something in the form is not right. See the marked fields and send again.'),
  'problem.file.unreadable': (d) =>
    `The file ${text(d, 'name', 'you sent')} cannot be read. Open it, save it as .docx, .pdf or .txt, and send it again.`,
  'problem.file.unwritable': (d) =>
    `The file ${text(d, 'name', 'given')} cannot be written. Give the name of a file in a folder that is there and that you may write to.`,
  'problem.file.empty': (d) => `The file ${text(d, 'name', 'you sent')} has no text in it.`,
  'problem.file.too-large': (d) =>
    `The file is too large: at most ${text(d, 'max', '20 MB')}. Remove pictures or split it, and send it again.`,
  'problem.file.not-text': (d) =>
    `The file ${text(d, 'name', 'you sent')} has no readable text (it may be a scan). Paste the text into the box below.`,
  'problem.file.unknown-encoding': (d) =>
    `The encoding of ${text(d, 'name', 'this file')} is not known. Save it as Unicode (UTF-8) and send it again.`,
  'problem.unit.unknown': (d) => `There is no unit called “${text(d, 'name', '?')}” in the list.`,
  'problem.unit.ambiguous': (d) =>
    `Cannot tell: several units are called “${text(d, 'name', '?')}” (${text(d, 'choices', 'in several places')}). Choose one.`,
  'problem.unit.not-valid-then': (d) =>
    `“${text(d, 'name', 'This unit')}” did not exist on ${text(d, 'date', 'that day')}: ${text(d, 'validity', 'see its dates')}.`,
  'problem.unit.code-needs-date': (d) =>
    `The code ${text(d, 'code', 'given')} was used for several units at different times. Add a date to say which.`,
  'problem.date.invalid': (d) => `“${text(d, 'value', '?')}” is not a date. Write day/month/year, such as 26/09/2023.`,
  'problem.name.invalid': (d) =>
    `“${text(d, 'name', '?')}” cannot be a name: it needs a letter or a digit, and at most ${text(d, 'max', '500')} characters.`,
  'problem.setting.invalid': (d) =>
    `The setting ${text(d, 'name', '?')} cannot be “${text(d, 'value', '')}”; it takes ${text(d, 'wanted', 'another value')}.`,
  'problem.not-found': () => 'There is no such page. The address may be incomplete, or the content is not public.',
  'problem.conflict.version': (d) =>
    `${text(d, 'by', 'Someone else')} changed this before you sent it. Both versions are below; choose the right one.`,
  'problem.conflict.key-reused': () =>
    'This request carries the key of another one. Nothing was written; send it again from the form.',
  'problem.proposal.already-decided': (d) =>
    `This proposal was already decided by ${text(d, 'by', 'someone else')}${d.at === undefined ? '' : ` at ${text(d, 'at', '')}`}. Nothing was written.`,
  'problem.proposal.needs-programme': () =>
    'First accept or correct the programme (movement, unit, period); the other proposals attach to it.',
  'problem.proposal.needs-other': (d) =>
    `This proposal rests on proposal ${text(d, 'seq', '?')}. Decide that one first.`,
  'problem.proposal.not-in-words': (d) =>
    `The number must be the one the document prints: “${text(d, 'quote', '')}”. If the document is wrong, keep it so, or refuse this proposal.`,
  'problem.proposal.not-correctable': () =>
    'This kind of proposal cannot be corrected, only accepted or refused. If it is wrong, refuse it and enter it by hand.',
  'problem.state.not-now': (d) =>
    `The file stands at “${text(d, 'stage', 'another step')}”, so this cannot be done now.`,
  'problem.reason.needed': () => 'Give the reason; it goes with the file, so that whoever gets it knows what to do.',
  'problem.conflict.of-interest': (d) => `You cannot do this to this file: ${text(d, 'relation', 'it concerns you')}.`,
  'problem.round.closed': (d) =>
    `This round takes registrations from ${text(d, 'from', '…')} to ${text(d, 'to', '…')}. For a late one, tick “late registration” and give the reason.`,
  'problem.round.not-now': (d) =>
    `The round stands at “${text(d, 'state', 'another step')}”, so this cannot be done. Going back a step needs a reason.`,
  'problem.round.incomplete': (d) => `The round still lacks: ${text(d, 'missing', 'something')}.`,
  'problem.basis.expired': (d) =>
    `${text(d, 'symbol', 'This text')} ${d.from === undefined ? `no longer holds from ${text(d, 'until', 'before that day')}` : `holds only from ${text(d, 'from', '')}`}, so it cannot be cited.${
      d.replacement === undefined ? '' : ` It was replaced by ${text(d, 'replacement', '')}.`
    }`,
  'problem.rules.in-use': (d) =>
    `“${text(d, 'name', 'This')}” was adopted, is in use, or is a reference, so it is not edited. Make a new version from it.`,
  'problem.name.taken': (d) =>
    `There is “${text(d, 'name', 'this name')}” already. Use that one, or choose another name.`,
  'problem.days.reversed': (d) =>
    `The last day must come after the first${d.from === undefined ? '' : ` (${text(d, 'from', '')})`}.`,
  'problem.parent.circle': () => 'Nothing can lie within itself. Choose another one above it.',
  'problem.registration.incomplete': (d: Details) =>
    `It cannot be sent yet: ${text(d, 'n', 'some')} places are to be filled in or corrected. What was typed is kept.`,
  'problem.registration.twice': (d: Details) =>
    `“${text(d, 'name', 'This model')}” is in this round already and is not registered again. Open the file there is, or join it.`,
  'problem.registration.similar-unseen': (_: Details) =>
    'There are models with the same or nearly the same name that you have not said you looked at. Look at the list, then decide.',
  'problem.threshold.unset': () =>
    'Nobody has set a threshold for this, so nothing can be said to have passed. Set it in the rules of the round.',
  'problem.criteria.unset': (_: Details) =>
    'No criteria set has been adopted by the competent body for this file, so it cannot be scored yet.',
  'problem.score.out-of-range': (d: Details) =>
    `Points must be from 0 to ${text(d, 'points', '?')}, in half points (for example 7.5).`,
  'problem.score.missing': (d: Details) =>
    `${text(d, 'n', 'Some')} criteria have no points yet. Nought must be written too.`,
  'problem.appraisal.too-few': (d: Details) =>
    `Only ${text(d, 'have', '0')} score sheets count so far; the rules of the round need at least ${text(d, 'need', '?')}.`,
  'problem.appraisal.closed': (_: Details) =>
    'The team has already concluded on this file or sent it back, so it cannot be scored any more.',
  'problem.meeting.not-now': (d: Details) =>
    `The session ${text(d, 'state', 'is at another step')}, so this cannot be done.`,
  'problem.quorum.missing': (d: Details) =>
    `Too few members for a vote: ${text(d, 'present', '0')} of ${text(d, 'members', '0')} who may vote on this file are present, at least ${text(d, 'needed', '?')} are needed.`,
  'problem.vote.closed': (_: Details) => 'This vote is closed and takes no more ballots.',
  'problem.vote.under-way': (_: Details) => 'A vote is still under way. Close or annul it first.',
  'problem.vote.already-cast': (_: Details) =>
    'You have already voted on this file; everybody votes once, and it cannot be changed.',
  'problem.vote.no-seat': (d: Details) =>
    `You have no ballot in this vote: ${text(d, 'why', 'you are not on its list')}.`,
  'problem.ballots.do-not-match': (d: Details) =>
    `The ballots do not add up: ${text(d, 'label', 'a number')} says ${text(d, 'stated', '?')}, the others make ${text(d, 'expected', '?')}.`,
  'problem.ballots.differ': (_: Details) =>
    'The two counters typed in different numbers. Count again and correct them before the result is settled.',
  'problem.ballots.count-twice': (d: Details) =>
    d.reason === 'two-already'
      ? 'Two counters have already typed in their results; only they can correct them.'
      : 'Paper ballots must be typed in by two counters separately; only one has done so.',
  'problem.figures.missing': (_) =>
    'The log holds no figure yet. Write at least one into the log, or say why there is none.',
  'problem.figure.invalid': (d) =>
    `Figure ${text(d, 'line', '?')} is not right: “${text(d, 'value', '')}”. Type it like 1.234,5 or 5 triệu; of a contribution, choose who gave.`,
  'problem.progress.future': (_) => 'That day has not come yet. Give the day on which it was done.',
  'problem.progress.corrected': (_) => 'This entry was corrected already. Correct the latest one.',
  'problem.evidence.empty': (_) => 'No file was chosen, or it is empty.',
  'problem.evidence.wrong-type': (d) =>
    WRONG_FILE[text(d, 'found', '')] ?? 'This file is no JPEG, PNG or WebP photo, no PDF, no MP4 or WebM film.',
  'problem.evidence.pixels': (d) =>
    `The picture has more than ${text(d, 'max', '100')} million pixels and is not opened. Make it smaller and send it again.`,
  'problem.evidence.broken': (_) => 'The picture is damaged and does not open. Send the original again.',
  'problem.evidence.twice': (_) => 'This file is there already; it is not added again.',
  'problem.evidence.not-shown': (_) => 'Only photos that were not withdrawn can go on the public page.',
  'problem.consent.needed': (_) => 'Say how the people in the photo agreed, or that nobody can be recognised in it.',
  'problem.upload.offset': (d) => `The server has received ${text(d, 'offset', '0')} bytes; go on from there.`,
  'problem.replication.itself': (d) =>
    `“${text(d, 'name', 'This model')}” belongs to the receiver itself, so this is no replication. To go on with it, register it as maintained.`,
  'problem.replication.twice': (d) => `This unit has already been asked to take on “${text(d, 'name', 'this model')}”.`,
  'problem.replication.cycle': (d) =>
    `“${text(d, 'name', 'This model')}” is the origin and cannot be a copy of itself.`,
  'problem.replication.reported': (d) => `The result after ${text(d, 'months', '6')} months has been reported already.`,
  'problem.award.unknown-form': (d) =>
    `The rules of the round have no form of award “${text(d, 'form', '?')}”. Add it to the rules first.`,
  'problem.award.not-competent': (d) => `By the adopted rules this body may not give “${text(d, 'form', '?')}”.`,
  'problem.award.not-for-subject': (d) => `“${text(d, 'form', 'This form')}” is not for the chosen subject.`,
  'problem.decision.not-passed': (d) =>
    `The council has not voted for “${text(d, 'name', 'this file')}”, so it cannot be in the decision.`,
  'problem.numbering.not-theirs': () => 'This sequence of numbers does not belong to the body that decides.',
  'problem.forbidden': (d) => `You cannot do this: ${text(d, 'reason', 'your role does not allow it')}.`,
  'problem.sign-in.needed': () => 'Sign in to do this.',
  'problem.sign-in.link-invalid': () => 'This sign-in link was used or has expired. Ask for a new one.',
  'problem.sign-in.refused': () => 'The user name or the password is not right. Type both again.',
  'problem.sign-in.again': () =>
    'This needs a session that began within the hour. Sign out, sign in again, and do it then.',
  'problem.second-step.wrong': () =>
    'The code is not right, or no longer. Type the code that the application shows now, or a recovery code.',
  'problem.user-name.invalid': () =>
    'A user name has 3 to 30 small letters without marks, digits, dots or hyphens, and begins with a letter: nguyen.thi.thu.',
  'problem.user-name.taken': (d) => `Somebody else has the user name “${text(d, 'name', '')}”. Choose another.`,
  'problem.password.weak': (d) => PASSWORD[text(d, 'reason', 'short')] ?? PASSWORD_SHORT,
  'problem.password.not-alike': () => 'The two new passwords are not alike.',
  'problem.password.wrong': () => 'The present password is not right.',
  'problem.administrator.last': () => 'This is the last administrator. Make somebody else one first.',
  'problem.account.elsewhere': () =>
    'This person has grants in another book, so the account cannot be closed here. End the grants of this one.',
  'problem.setup.code-wrong': () =>
    'The set-up code is not right. The terminal that runs Khéo shows it; every start has a new one.',
  'problem.provider.unreachable': (d) =>
    `${text(d, 'name', 'The sign-in provider')} did not answer. Sign in by password, or try later.`,
  'problem.provider.unknown': () =>
    'No account here is linked to this identity. Sign in by password, then link it under “My account”.',
  'problem.form.expired': () =>
    'The form was open for too long and has expired. What you typed is still below; send it again.',
  'problem.rate.limited': (d) => `Too many requests at once. Try again in ${text(d, 'seconds', '60')} seconds.`,
  'problem.engine.locked': (d) =>
    `Another Khéo (process ${text(d, 'pid', '?')}, ${text(d, 'address', 'no address yet')}) is using the data folder ${text(d, 'folder', 'given')}. Stop it and start again.`,
  'problem.engine.failed': (d) => withWords(ENGINE[text(d, 'reason', 'start')] ?? ENGINE_START, d),
  'problem.engine.unsupported': (d) => ENGINE_UNSUPPORTED[text(d, 'reason', 'too-old')]?.(d) ?? tooOld(d),
  'problem.migration.failed': (d) => `The upgrade stopped at ${text(d, 'name', '?')}; the data is as it was.`,
  'problem.migration.changed': (d) =>
    d.reason === 'unknown'
      ? `This data was made by a newer version of Khéo (step ${text(d, 'name', '?')}). Use the newer version.`
      : `The upgrade step ${text(d, 'name', '?')} ran before with another content. Stopped to be safe.`,
  'problem.disk.full': () => 'The disk is full, so nothing was written. Nothing is lost; tell the administrator.',
  'problem.chain.broken': (d) =>
    `The journal's chain is broken from entry ${text(d, 'entry', '?')}. Tell the administrator; change nothing until it is checked.`,
  'problem.backup.invalid': (d) =>
    d.reason === 'foreign'
      ? `${text(d, 'name', 'This file')} is not a backup of Khéo; nothing was restored.`
      : `The backup ${text(d, 'name', 'given')} is not intact or does not fit this version; nothing was touched.`,
  'problem.restore.not-empty': () =>
    'There is data where the backup should go; nothing was touched. Use an empty KHEO_DATA, or add --replace to replace it.',
  'problem.port.in-use': (d) =>
    `Port ${text(d, 'port', '?')} is in use. Choose another with PORT, for example PORT=3001.`,
  'problem.internal': (d) =>
    `The server failed; it is not your fault.${d.id === undefined ? '' : ` When reporting it, give the code ${text(d, 'id', '')}.`}`,
}
