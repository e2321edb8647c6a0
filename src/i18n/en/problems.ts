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

/** A sentence for every problem code, in English. */
export const enProblems: Translation<typeof viProblems> = {
  'problem.usage': (d) => `The command is not right: ${text(d, 'reason', 'see --help')}.`,
  'problem.input.invalid': (d) =>
    text(d, 'message', 'Something in the form is not right. See the marked fields and send again.'),
  'problem.file.unreadable': (d) =>
    `The file ${text(d, 'name', 'you sent')} cannot be read. Open it, save it as .docx, .pdf or .txt, and send it again.`,
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
  'problem.threshold.unset': () =>
    'Nobody has set a threshold for this, so nothing can be said to have passed. Set it in the rules of the round.',
  'problem.forbidden': (d) => `You cannot do this: ${text(d, 'reason', 'your role does not allow it')}.`,
  'problem.sign-in.needed': () => 'Sign in to do this.',
  'problem.sign-in.link-invalid': () => 'This sign-in link was used or has expired. Ask for a new one.',
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
