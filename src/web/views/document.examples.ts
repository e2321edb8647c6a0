import type { Lang } from '../../i18n/catalogue.ts'
import { kindLabel } from '../../i18n/labels.ts'
import type { DocumentMark } from './document.tsx'

/** Parts of two of the five articles, as printed (misprints are theirs). */
export const NAM_DU_TEXT = `Nam Du tổng kết phong trào thi đua “Dân vận khéo” giai đoạn 2016-2020

(10:40 | 03/08/2020)

Ban Chỉ đạo phong trào thi đua dân vận khéo, xã đảo Nam Du vừa tổ chức hội nghị tổng kết phong trào thi đua “Dân vận khéo” giai đoạn 2016-2020.

Trong 05 năm qua, dưới sự lãnh đạo của cấp ủy Đảng, chính quyền, sự phối hợp của Mặt trận và các ngành, đoàn thể, cùng sự nổ lực phấn đấu của nhân dân các phong trào thi đua “Dân vận khéo” của xã có nhiều chuyển biến tích cực, chất lượng ngày càng được tăng lên. Đến nay toàn xã đã thực hiện được 161 mô hình của tập thể và cá nhân, trong đó có 07 mô hình duy trì đăng ký mô hình cấp huyện và 06 mô hình xây dựng Nông thôn mới giai đoạn 2017-2020 “Dân vận khéo” trên các lĩnh vực kinh tế, văn hóa - xã hội, quốc phòng - an ninh. Qua bình xét, năm 2016 thực hiện 32 mô hình, năm 2017 thực hiện 30 mô hình và 6 mô hình Dân vận khéo trong xây dựng NTM giai đoạn 2017-2020, năm 2018 đăng ký 31 mô hình; năm 2019 đăng ký 32 mô hình; năm 2020 đăng ký 30 mô hình.
 Bên cạnh đó, Các phong trào thi “Dân vận khéo” đã có nhiều mô hình khơi dậy tinh thần trách nhiệm của cộng đồng dân cư cho công tác xã hội; một số mô hình, cách làm dân vận khéo có sức lan tỏa nhanh trong cộng đồng như: Mô hình Câu lạc bộ “Nhân ái”; mô hình “Xây dựng tuyến đường sáng-xanh-sạch-đẹp”; mô hình “Chăm lo nhà ở cho người nghèo, khó khăn trên địa bàn xã”. Mô hình “Đội Cựu chiến binh tham gia bảo vệ an ninh trật tự”; mô hình “Bến đò phòng, chống tội phạm” của Đoàn thanh niên xã Nam Du”…

Cũng tại hội nghị, UBND xã đã biểu dương 33 mô hình; UBND xã khen 24 tập thể và 04 cá nhân có đóng góp trong công tác dân vận và xây dựng mô hình “Dân vận khéo” trên các lĩnh vực./.

Tin và ảnh: Quốc Vương`

interface Wanted {
  readonly words: string
  readonly value?: number
  readonly kind: string
  readonly notes?: readonly string[]
}

const WANTED: readonly Wanted[] = [
  { words: '161 mô hình của tập thể và cá nhân', value: 161, kind: 'models_total' },
  { words: '07 mô hình', value: 7, kind: 'models_by_level', notes: ['cấp huyện', 'duy trì', 'trong đó của 161'] },
  { words: '06 mô hình', value: 6, kind: 'models_total', notes: ['nông thôn mới', '2017–2020', 'trong đó của 161'] },
  { words: 'năm 2016 thực hiện 32 mô hình', value: 32, kind: 'models_by_year', notes: ['năm 2016'] },
  { words: 'năm 2017 thực hiện 30 mô hình', value: 30, kind: 'models_by_year', notes: ['năm 2017'] },
  {
    words: '6 mô hình Dân vận khéo trong xây dựng NTM',
    value: 6,
    kind: 'models_by_year',
    notes: ['2017–2020', 'nông thôn mới'],
  },
  { words: 'năm 2018 đăng ký 31 mô hình', value: 31, kind: 'models_by_year', notes: ['năm 2018'] },
  { words: 'năm 2019 đăng ký 32 mô hình', value: 32, kind: 'models_by_year', notes: ['năm 2019'] },
  { words: 'năm 2020 đăng ký 30 mô hình', value: 30, kind: 'models_by_year', notes: ['năm 2020'] },
  { words: 'Câu lạc bộ “Nhân ái”', kind: 'model' },
  { words: 'Xây dựng tuyến đường sáng-xanh-sạch-đẹp', kind: 'model' },
  { words: 'Chăm lo nhà ở cho người nghèo, khó khăn trên địa bàn xã', kind: 'model' },
  { words: 'Đội Cựu chiến binh tham gia bảo vệ an ninh trật tự', kind: 'model' },
  { words: 'Bến đò phòng, chống tội phạm', kind: 'model', notes: ['Đoàn thanh niên xã Nam Du'] },
  { words: '33 mô hình', value: 33, kind: 'models_commended', notes: ['UBND xã'] },
  { words: '24 tập thể', value: 24, kind: 'awards_collective', notes: ['UBND xã'] },
  { words: '04 cá nhân', value: 4, kind: 'awards_individual', notes: ['UBND xã'] },
]

/** The marks of the Nam Du article, found by their words. */
export function namDuMarks(lang: Lang): readonly DocumentMark[] {
  let after = 0
  return WANTED.map((wanted, i) => {
    const at = NAM_DU_TEXT.indexOf(wanted.words, after)
    after = at + 1
    const isModel = wanted.kind === 'model'
    return {
      id: `nd-${i + 1}`,
      kind: isModel ? ('model' as const) : ('figure' as const),
      start: [...NAM_DU_TEXT.slice(0, at)].length,
      length: [...wanted.words].length,
      label: isModel ? wanted.words : kindLabel(lang, wanted.kind),
      ...(wanted.value === undefined ? {} : { value: wanted.value }),
      ...(wanted.notes === undefined ? {} : { notes: wanted.notes }),
      href: isModel ? `/mo-hinh/nd-${i + 1}` : `/so-lieu/nd-${i + 1}`,
    }
  })
}
