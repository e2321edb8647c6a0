import type { Translation } from '../translation.ts'
import type { viVerify } from '../vi/verify.ts'

export const enVerify: Translation<typeof viVerify> = {
  'verify.whole': 'Book {tenant}: {entries} journal entries, {events} changes. Everything fits.',
  'verify.broken': 'Book {tenant}: the first {entries} journal entries are whole, with {events} changes.',
  'verify.chain': 'The journal fits; rows or statistics do not:',
  'verify.first': 'The first bad entry is entry {seq} ({what}): {reason}',
  'verify.reason.missing-before': 'the entry right before it is gone.',
  'verify.reason.not-linked': 'it does not follow the one before; an entry was changed, put in or moved.',
  'verify.reason.entry-changed': 'it was changed after it was written.',
  'verify.reason.events-changed': 'the changes that belong to it were altered, added to or removed.',
  'verify.reason.event-moved': 'the moment of a change that belongs to it was altered.',
  'verify.reason.head-differs':
    'the chain does not end at its last entry; later ones were removed, or its head was altered.',
  'verify.reason.other': 'it does not fit ({reason}).',
  'verify.row.changed': 'Row {table} {id} was changed behind the journal’s back.',
  'verify.row.missing': 'Row {table} {id} is in the journal and no longer in its table.',
  'verify.row.without-event': 'Row {table} {id} is in its table, and the journal knows nothing of it.',
  'verify.row.derived':
    'Row {table} {id}: what is computed from it (words to search by, the commune of today) is not what it says.',
  'verify.row.other': 'Row {table} {id} does not fit ({reason}).',
  'verify.drift': 'The statistics differ from a recount in {n} cells.',
  'verify.drift.repaired': 'The statistics differed from a recount in {n} cells; they were counted again.',
  'verify.drift.how': 'Count them again with: kheo verify --repair-statistics',
  'verify.advice': 'Change nothing more; keep the backup and tell whoever runs this.',
}
