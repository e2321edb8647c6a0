import type { Source } from './source.ts'
import { here, isUpper, matchAt, oneOf, type Range } from './words.ts'

/** Names of bodies and offices: who organises, who gives, who owns. Matched in lower-case text. */

const BODY_HEADS = [
  'chủ tịch(?: nước)?',
  'phó chủ tịch',
  'thủ tướng(?: chính phủ)?',
  'giám đốc',
  'bí thư',
  'ủy ban(?: nhân dân| mttq(?: việt nam)?| mặt trận tổ quốc(?: việt nam)?)?',
  'ubnd',
  'ubmttq(?: việt nam)?',
  'hđnd',
  'hội đồng nhân dân',
  'ban thường vụ',
  'ban thường trực',
  'thường trực',
  'ban chỉ đạo',
  'bcđ',
  'ban dân vận',
  'ban tuyên giáo(?: và dân vận)?',
  'ban tổ chức',
  'ban công tác mặt trận',
  'ban xây dựng đảng',
  'ban chấp hành',
  'bch',
  'huyện ủy',
  'tỉnh ủy',
  'thành ủy',
  'thị ủy',
  'quận ủy',
  'đảng ủy',
  'đảng bộ',
  'chi bộ',
  'chi hội',
  'chi đoàn',
  '(?<!xã )hội(?! (?:an|nghị|trường|viên|thi|thảo|quán|diễn|họp|đồng)(?!\\p{L}))',
  'hội liên hiệp phụ nữ',
  'hội nông dân',
  'hội cựu chiến binh',
  'hội phụ nữ',
  'hội lhpn',
  'hội ccb',
  'liên đoàn lao động',
  'công đoàn',
  'nghiệp đoàn',
  'trung ương (?:đoàn|hội)',
  'đoàn thanh niên',
  'đoàn(?= (?:trường|xã|phường|thị trấn|khối|cơ sở)(?!\\p{L}))',
  'cơ quan(?= (?:huyện|tỉnh|thành|đảng|ubnd|mặt trận|khối|ban)(?!\\p{L}))',
  'đoàn tncs(?: hồ chí minh)?',
  'đoàn (?=trường|xã|phường|thị trấn|khối|cơ sở)',
  'tỉnh đoàn',
  'huyện đoàn',
  'thành đoàn',
  'xã đoàn',
  'mặt trận(?: tổ quốc)?',
  'mttq',
  'công an',
  'bộ chỉ huy quân sự',
  'bộ chqs',
  'ban chỉ huy quân sự',
  'bộ tư lệnh',
  'bộ đội biên phòng',
  'bđbp',
  'biên phòng',
  'đồn biên phòng',
  'đồn',
  'quân khu',
  'quân đoàn',
  'sư đoàn',
  'lữ đoàn',
  'trung đoàn',
  'tiểu đoàn',
  'trường(?! hợp)',
  'trung tâm',
  'bệnh viện',
  'phòng(?! chống|,)',
  'sở',
  'cục',
  'chi cục',
  'chính phủ',
  'quốc hội',
  'bộ(?! đội| phận)',
  'tổ dân vận',
  'tổ hợp tác',
  'giáo xứ',
  'công ty',
  'ngân hàng',
  'tòa án(?: nhân dân)?',
  'viện kiểm sát(?: nhân dân)?',
  'khối dân vận',
  'tổ(?! chức| hợp tác| dân phố)',
  'đội',
  'nhóm',
  'hợp tác xã',
  'htx',
  'câu lạc bộ',
  'nghệ nhân',
]

const BODY = oneOf(BODY_HEADS)

/** Lower-case words that a body's name may go on with. */
const GOES_ON = here([
  'nhân dân',
  'dân vận',
  'dân vận khéo',
  'tỉnh ủy',
  'huyện ủy',
  'thành ủy',
  'đảng ủy',
  'đảng bộ',
  'tỉnh',
  'huyện',
  'thành phố',
  'thị xã',
  'quận',
  'xã',
  'xã đảo',
  'phường',
  'thị trấn',
  'các xã',
  'thôn',
  'ấp',
  'bản',
  'xóm',
  'khóm',
  'khu phố',
  'tổ dân phố',
  'làng',
  'buôn',
  'nghề cá',
  'phụ nữ',
  'nông dân',
  'thanh niên',
  'cựu chiến binh',
  'phong trào(?: thi đua)?',
  'thi đua(?: - khen thưởng)?',
  'thực hiện quy chế dân chủ(?: ở)? cơ sở',
  'quy chế dân chủ(?: ở)? cơ sở',
  'và phong trào',
  'trung ương',
  'chính',
  'tổ quốc',
  'việt nam',
  'khu dân cư',
  'công tác mặt trận',
  'liên hiệp phụ nữ',
  'cửa khẩu',
  'quốc tế',
  'bộ binh',
  'tiểu học',
  'mầm non',
  'các cấp',
])
/** Branches, trades and offices whose names go on in lower case after a capital: "Bộ Y tế", "Sở Nội vụ", "Hội Khuyến học". */
const BRANCH = here([
  'y tế',
  'nội vụ',
  'tư pháp',
  'công thương',
  'tài chính',
  'xây dựng',
  'kế hoạch(?: và đầu tư)?',
  'giáo dục(?: và đào tạo)?',
  'tài nguyên(?: và|,) môi trường',
  'nông nghiệp(?: và| &)?(?: ptnt| phát triển nông thôn| môi trường)?',
  'lao động(?:,| -)? ?(?:thương binh(?: và| -) xã hội|tb ?(?:&|và) ?xh)',
  'văn hóa(?:, thể thao và du lịch| và thông tin| - thông tin)?',
  'thông tin(?: và truyền thông)?',
  'khoa học(?: và công nghệ)?',
  'giao thông(?: vận tải)?',
  'quốc phòng',
  'ngoại giao',
  'dân tộc(?: và tôn giáo)?',
  'khuyến học',
  'khuyến nông',
  'chữ thập đỏ',
  'người cao tuổi',
  'người khuyết tật',
  'người mù',
  'làm vườn',
  'đông y',
  'luật gia',
  'nhà báo',
  'doanh nhân(?: trẻ)?',
  'sinh viên(?: việt nam)?',
  'liên hiệp thanh niên(?: việt nam)?',
  'phật giáo(?: việt nam)?',
  'công giáo',
  'kiểm sát(?: nhân dân)?',
  'bưu điện',
  'điện lực',
  'kiểm lâm',
  'hải quan',
  'thuế',
  'kho bạc(?: nhà nước)?',
  'thống kê',
  'bảo hiểm xã hội',
  'ngân hàng(?: chính sách xã hội| csxh| nhà nước)?',
  'hợp tác(?: xã)?',
  'khu công nghiệp',
  'khu kinh tế',
  'giáo dục nghề nghiệp(?: - giáo dục thường xuyên)?',
  'chính trị',
  'văn hóa, thể thao',
  'trung học(?: cơ sở| phổ thông)?',
  'tiểu học',
  'mẫu giáo',
  'mầm non',
  'cao đẳng',
  'đại học',
  'đa khoa',
  'khối(?: các)? (?:cơ quan|doanh nghiệp|trường)(?: và doanh nghiệp)?',
])
const PROPER = /[\p{Lu}\d][\p{L}\p{N}.]*(?:-[\p{Lu}][\p{L}.]*)*/uy
const QUOTED_PART = /["“][^"“”\n]{2,40}["”]/uy
const HEAD = new RegExp(`(?<![\\p{L}\\p{N}])${BODY}(?![\\p{L}\\p{N}])`, 'gu')

const HEAD_HERE = here(BODY_HEADS)

/** A body's name as it stands between two indexes of the source. */
export interface BodyFound extends Range {
  readonly name: string
}

/** Every body named in a stretch of text: a head and the names and link words that follow it. */
export function findBodies(source: Source, from: number, to: number): BodyFound[] {
  const piece = source.low.slice(from, to)
  const found: BodyFound[] = []
  HEAD.lastIndex = 0
  for (let match = HEAD.exec(piece); match !== null; match = HEAD.exec(piece)) {
    const start = from + match.index
    const end = nameEnd(source, start + match[0].length, to)
    HEAD.lastIndex = Math.max(HEAD.lastIndex, end - from)
    found.push({ from: start, to: end, name: source.norm.slice(start, end).replace(/\s+/g, ' ').replace(/[.]$/u, '') })
  }
  return found
}

/** A name that says which body: not a lone head such as "Hội" or "Ban". */
export const isWhole = (name: string): boolean => /^(?:\S+ \S|UBND|MTTQ)/iu.test(name)

/** The body that is named exactly at a place, or null. */
export function bodyAt(source: Source, at: number, to: number): BodyFound | null {
  const first = findBodies(source, at, Math.min(to, at + 200))[0]
  return first !== undefined && first.from === at ? first : null
}

/** How far a name goes on after its head. */
function nameEnd(source: Source, from: number, to: number): number {
  let end = from
  for (let steps = 0; steps < 24; steps++) {
    const space = /^ +/u.exec(source.norm.slice(end, end + 3))?.[0].length ?? 0
    if (space === 0) break
    const at = end + space
    const upper = isUpper(source.norm[at])
    const head = upper ? (matchAt(BRANCH, source.low, at) ?? matchAt(HEAD_HERE, source.low, at)) : null
    const next =
      head ??
      matchAt(GOES_ON, source.low, at) ??
      matchAt(PROPER, source.norm, at) ??
      matchAt(QUOTED_PART, source.norm, at)
    if (next === null || at + next[0].length > to) break
    end = at + next[0].length
  }
  return end
}
