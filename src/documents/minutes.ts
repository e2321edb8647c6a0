import { formatDate, formatPercent } from '../i18n/format.ts'

/** One vote as the minutes tell it (DOMAIN 8.3: issued, collected, valid, for, percent). */
export interface MinutesVote {
  readonly file: string
  readonly unit: string
  /** What the appraisal came to, in one line. */
  readonly appraisal?: string
  readonly excluded: readonly string[]
  /** "Bỏ phiếu kín trên máy" */
  readonly way: string
  readonly counters: readonly string[]
  /** "Nguyễn Thị A: tán thành (Thư ngày 18/11)" */
  readonly letters: readonly string[]
  readonly annulled: readonly string[]
  /** Absent while it was not voted on. */
  readonly count?: {
    readonly issued: number
    readonly collected: number
    readonly valid: number
    readonly spoiled: number
    readonly for: number
    readonly against: number
    readonly blank: number
    /** Of how many the votes for are a share, and of whom: "tổng số thành viên…". */
    readonly base: number
    readonly of: string
    /** "Đạt", "Không đạt: cần…" */
    readonly outcome: string
  }
}

export interface MinutesFacts {
  readonly name: string
  readonly round: string
  readonly heldOn: string
  readonly startsAt: string
  readonly place: string
  readonly opened?: string
  readonly closed?: string
  readonly chair: string
  readonly secretary: string
  readonly members: number
  readonly present: readonly string[]
  /** With the reason, where one was noted. */
  readonly absent: readonly string[]
  readonly votes: readonly MinutesVote[]
}

const or = (text: string, blank = '……………'): string => (text === '' ? blank : text)
const list = (lines: readonly string[], mark = '- '): string[] => lines.map((line) => `${mark}${line}`)

/**
 * A draft of a session's minutes, in Vietnamese, from what was recorded and nothing else. What nobody recorded (what was
 * said) is left open with dots for the secretary to complete.
 */
export function draftMinutes(facts: MinutesFacts): string {
  const time = [facts.startsAt, facts.opened === undefined ? '' : `(khai mạc ${facts.opened})`]
    .filter(Boolean)
    .join(' ')
  return [
    'BIÊN BẢN',
    facts.name,
    '',
    `Đợt: ${facts.round}`,
    `Thời gian: ${or(time)}, ngày ${formatDate('vi', facts.heldOn)}`,
    `Địa điểm: ${or(facts.place)}`,
    `Chủ trì: ${or(facts.chair)}`,
    `Thư ký: ${or(facts.secretary)}`,
    `Thành viên được biểu quyết: ${facts.members}; có mặt: ${facts.present.length}; vắng: ${facts.absent.length}`,
    ...(facts.present.length === 0 ? [] : [`Có mặt: ${facts.present.join('; ')}`]),
    ...(facts.absent.length === 0 ? [] : [`Vắng: ${facts.absent.join('; ')}`]),
    '',
    'NỘI DUNG',
    '1. Chủ trì nêu mục đích, nội dung phiên họp: ……………',
    '2. Bình xét từng hồ sơ',
    ...facts.votes.flatMap((vote, i) => ['', ...voteLines(vote, `2.${i + 1}.`)]),
    '',
    '3. Ý kiến khác: ……………',
    '',
    'KẾT LUẬN CỦA CHỦ TRÌ',
    '……………',
    '',
    `Phiên họp kết thúc${facts.closed === undefined ? ' lúc ……………' : ` lúc ${facts.closed}`}. Biên bản được thông qua.`,
    '',
    `THƯ KÝ: ${or(facts.secretary)}`,
    `CHỦ TRÌ: ${or(facts.chair)}`,
  ].join('\n')
}

function voteLines(vote: MinutesVote, number: string): string[] {
  const { count } = vote
  return [
    `${number} ${vote.file} (${vote.unit})`,
    ...(vote.appraisal === undefined ? [] : [`Thẩm định: ${vote.appraisal}`]),
    'Ý kiến thảo luận: ……………',
    ...(vote.excluded.length === 0 ? [] : ['Không tham gia biểu quyết:', ...list(vote.excluded)]),
    ...list(vote.annulled, 'Một lần biểu quyết bị huỷ: '),
    ...(count === undefined
      ? ['Chưa biểu quyết.']
      : [
          `Hình thức: ${vote.way}${vote.counters.length === 0 ? '' : `; kiểm phiếu: ${vote.counters.join(', ')}`}`,
          ...(vote.letters.length === 0 ? [] : ['Ý kiến bằng văn bản:', ...list(vote.letters)]),
          `Số phiếu phát ra: ${count.issued}; thu về: ${count.collected}; hợp lệ: ${count.valid}; không hợp lệ: ${count.spoiled}`,
          `Tán thành: ${count.for}${percent(count.for, count.base, count.of)}; không tán thành: ${count.against}; phiếu trắng: ${count.blank}`,
          `Kết quả: ${count.outcome}`,
        ]),
  ]
}

/** " (66,7 % tổng số thành viên)"; nothing of nobody. */
function percent(part: number, whole: number, of: string): string {
  const words = formatPercent('vi', part, whole)
  return words === '' ? '' : ` (${words} ${of})`
}
