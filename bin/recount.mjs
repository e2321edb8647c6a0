// Counts exported ballot boxes once more: node bin/recount.mjs FILE.json (or FILE.csv). Imports nothing of Khéo, so that
// whoever does not trust Khéo can read these lines and run them. Prints one line a vote; ends with 1 when a number that
// the export states is not what its ballots come to, with 2 when the file is not such an export.
import { readFileSync } from 'node:fs'

const file = process.argv[2]
if (file === undefined || file === '--help') {
  console.error('node bin/recount.mjs FILE.json|FILE.csv')
  process.exit(file === undefined ? 2 : 0)
}

/** Lines of a CSV file as cells; quoted cells may hold commas and quotes. */
function csvRows(text) {
  const rows = []
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    if (line === '') continue
    const cells = []
    for (const part of line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)) {
      if (part.index === line.length && cells.length > 0 && !line.endsWith(',')) break
      cells.push(part[1].startsWith('"') ? part[1].slice(1, -1).replaceAll('""', '"') : part[1])
    }
    rows.push(cells)
  }
  return rows
}

/** "more 1/2 members" or "least 2/3 valid"; nothing when nobody set it. */
function readShare(text) {
  const found = /^(more|least) (\d+)\/(\d+) (\w+)$/.exec(text ?? '')
  if (found === null) return null
  return { more: found[1] === 'more', num: Number(found[2]), den: Number(found[3]), of: found[4] }
}

/** The votes of a CSV export: one line a ballot, what belongs to the vote repeated on each. */
function fromCsv(text) {
  const [head, ...rows] = csvRows(text)
  const votes = new Map()
  for (const cells of rows) {
    const row = Object.fromEntries(head.map((name, i) => [name, cells[i] ?? '']))
    const number = (name) => Number(row[name])
    const vote = votes.get(row.vote) ?? {
      id: row.vote,
      file: row.file,
      adopted: row.adopted === '1',
      quorum: readShare(row.quorum),
      threshold: readShare(row.threshold),
      members: number('members'),
      present: number('present'),
      entitled: number('entitled'),
      issued: number('issued'),
      ballots: [],
      stated: {
        collected: number('stated_collected'),
        valid: number('stated_valid'),
        spoiled: number('stated_spoiled'),
        for: number('stated_for'),
        against: number('stated_against'),
        blank: number('stated_blank'),
        outcome: row.stated_outcome,
      },
    }
    votes.set(row.vote, vote)
    if (row.ballot !== '') vote.ballots.push(row.ballot)
  }
  return [...votes.values()]
}

function fromJson(text) {
  const { format, votes } = JSON.parse(text)
  if (format !== 'kheo-ballots/1') throw new Error(`not kheo-ballots/1: ${format}`)
  return votes.map((vote) => ({
    ...vote,
    quorum: vote.rule?.quorum ?? null,
    threshold: vote.rule?.threshold ?? null,
    ballots: [...vote.ballots, ...vote.written],
  }))
}

/** Is `some` of `all` enough? Whole numbers on both sides, no division. */
function enough(share, some, all) {
  if (all === 0) return false
  const left = BigInt(some) * BigInt(share.den)
  const right = BigInt(share.num) * BigInt(all)
  return share.more ? left > right : left >= right
}

function recount(vote) {
  const count = { collected: 0, valid: 0, spoiled: 0, for: 0, against: 0, blank: 0 }
  for (const ballot of vote.ballots) {
    count.collected += 1
    if (ballot === 'for' || ballot === 'against' || ballot === 'blank') {
      count[ballot] += 1
      count.valid += 1
    } else count.spoiled += 1
  }
  const all = { ...vote, ...count }
  let outcome = 'unset'
  const { quorum, threshold } = vote
  if (vote.adopted && quorum !== null && !enough(quorum, vote.present, all[quorum.of])) outcome = 'no-quorum'
  else if (vote.adopted && quorum !== null && threshold !== null)
    outcome = enough(threshold, count.for, all[threshold.of]) ? 'passed' : 'failed'
  return { ...count, outcome }
}

let votes
try {
  const text = readFileSync(file, 'utf8')
  votes = file.endsWith('.csv') ? fromCsv(text) : fromJson(text)
} catch (error) {
  console.error(`${file}: ${error.message}`)
  process.exit(2)
}
let wrong = 0
for (const vote of votes) {
  const mine = recount(vote)
  const differing = Object.keys(mine).filter((key) => mine[key] !== vote.stated[key])
  if (mine.collected > vote.issued) differing.push(`issued ${vote.issued} < collected ${mine.collected}`)
  if (differing.length > 0) wrong += 1
  const numbers = `${mine.for} for, ${mine.against} against, ${mine.blank} blank, ${mine.spoiled} spoiled: ${mine.outcome}`
  const verdict = differing.length === 0 ? 'as stated' : `NOT as stated (${differing.join(', ')})`
  console.log(`${vote.id}  ${vote.file}  ${numbers}  ${verdict}`)
}
console.log(`${votes.length} votes, ${wrong} not as stated`)
process.exit(wrong === 0 ? 0 : 1)
