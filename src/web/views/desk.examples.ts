import { t } from '../../i18n/catalogue.ts'
import { kindLabel } from '../../i18n/labels.ts'
import type { PageContext } from '../components/page.ts'
import { passageAround } from '../passage.ts'
import { NAM_DU_TEXT, namDuMarks } from './document.examples.ts'
import type { ReviewProps } from './review.tsx'
import type { ReviewProposal } from './review-card.tsx'
import type { ReviewTextProps } from './review-text.tsx'
import type { UploadProps } from './upload.tsx'
import type { WaitingProps } from './waiting.tsx'

/** The Nam Du article under review: accepted, corrected, refused, waiting, and one that someone else decided. */
export function exampleReview(page: PageContext, step: ReviewProps['step'] = 'rest'): ReviewProps {
  const say = t(page.lang)
  const states = ['accepted', 'corrected', 'refused'] as const
  const programme: ReviewProposal = {
    id: 'p0',
    seq: 1,
    kind: 'programme',
    start: 0,
    length: 0,
    summary: 'Dân vận khéo – xã Nam Du, 2016–2020',
    details: [
      { term: say('review.unit-then'), value: 'xã Nam Du, huyện Kiên Hải, tỉnh Kiên Giang' },
      { term: say('review.period'), value: '2016–2020' },
    ],
    why: [],
    fields: [
      {
        name: 'don-vi',
        label: say('review.unit-then'),
        form: 'select',
        value: '31115',
        choices: [{ value: '31115', label: 'xã Nam Du, huyện Kiên Hải' }],
      },
      { name: 'giai-doan', label: say('review.period'), form: 'text', value: '2016-2020' },
    ],
    action: '/ban-lam-viec/van-ban/3/de-xuat/1',
    version: 1,
    ...(step === 'rest'
      ? { state: 'accepted' as const, decidedBy: 'Nguyễn Thị Hạnh', decidedAt: '2026-11-22T07:04:00Z' }
      : {
          state: 'proposed' as const,
          unresolved: true,
          problem: say('problem.unit.ambiguous', { name: 'Nam Du', choices: ['xã Nam Du', 'đặc khu Kiên Hải'] }),
        }),
  }
  const claims = namDuMarks(page.lang).map((mark, i): ReviewProposal => {
    const state = states[i] ?? 'proposed'
    return {
      id: mark.id,
      seq: i + 2,
      kind: mark.kind === 'model' ? 'model' : 'claim',
      start: mark.start,
      length: mark.length,
      summary: mark.value === undefined ? mark.label : `${mark.value} ${mark.label}`,
      details: (mark.notes ?? []).map((note) => ({ term: say('qualifier.what'), value: note })),
      why: [say('why.year-printed'), say('why.level')],
      words: passageAround({ text: NAM_DU_TEXT, from: 0 }, mark.start, markedWords(mark), 90),
      wordsHref: '/ban-lam-viec/van-ban/3?xem=van-ban',
      fields:
        mark.kind === 'model'
          ? [{ name: 'ten', label: say('review.name'), form: 'long', value: mark.label }]
          : [
              {
                name: 'so',
                label: say('review.value'),
                form: 'number',
                value: String(mark.value),
                ...(i === 5 ? { error: say('problem.input.invalid', {}) } : {}),
              },
              {
                name: 'loai',
                label: say('review.kind'),
                form: 'select',
                value: 'models_total',
                choices: ['models_total', 'models_by_year', 'awards_individual'].map((kind) => ({
                  value: kind,
                  label: kindLabel(page.lang, kind),
                })),
              },
            ],
      state,
      ...(state === 'proposed' ? {} : { decidedBy: 'Nguyễn Thị Hạnh', decidedAt: '2026-11-22T07:05:00Z' }),
      action: `/ban-lam-viec/van-ban/3/de-xuat/${i + 2}`,
      version: 1,
      ...(i === 3 ? { conflict: { theirs: '32', mine: '23' } } : {}),
    }
  })
  const models = claims.filter((p) => p.kind === 'model')
  const open = (of: readonly ReviewProposal[]) => of.filter((p) => p.state === 'proposed').length
  const group = (name: 'figures' | 'models', of: readonly ReviewProposal[]) => ({
    group: name,
    all: of.length,
    open: open(of),
    href: `/ban-lam-viec/van-ban/3?nhom=${name}`,
    current: false,
  })
  return {
    page,
    href: '/ban-lam-viec/van-ban/3',
    title: 'Nam Du tổng kết phong trào thi đua “Dân vận khéo” giai đoạn 2016-2020',
    publisher: 'Cổng thông tin điện tử huyện An Biên',
    date: '2020-08-03',
    programmes: [programme],
    step,
    stuck: 'no',
    proposals: step === 'programme' ? [] : claims,
    groups: [
      group(
        'figures',
        claims.filter((p) => p.kind === 'claim'),
      ),
      group('models', models),
    ],
    allHref: '/ban-lam-viec/van-ban/3',
    all: claims.length + 1,
    open: open([programme, ...claims]),
    openOnly: false,
    openHref: '/ban-lam-viec/van-ban/3?xem=cho',
    textHref: '/ban-lam-viec/van-ban/3?xem=van-ban',
    part: { number: 2, of: 5, href: (n) => `/ban-lam-viec/van-ban/3?trang=${n}` },
    restAction: '/ban-lam-viec/van-ban/3/nhan-het',
    errors: step === 'programme' ? [] : [{ field: 'sua-nd-6-so', message: say('problem.input.invalid', {}) }],
    notice: say('review.saved', { time: '14:05' }),
  }
}

/** The text of the article under review. */
export function exampleReviewText(page: PageContext): ReviewTextProps {
  return {
    page,
    title: 'Nam Du tổng kết phong trào thi đua “Dân vận khéo” giai đoạn 2016-2020',
    href: '/ban-lam-viec/van-ban/3',
    text: NAM_DU_TEXT,
    part: { number: 1, of: 3, href: (n) => `/ban-lam-viec/van-ban/3?xem=van-ban&phan=${n}` },
    marks: namDuMarks(page.lang).map((mark, i) => ({
      id: mark.id,
      start: mark.start,
      length: mark.length,
      kind: mark.kind,
      state: ['accepted', 'refused'][i] ?? 'proposed',
      href: `/ban-lam-viec/van-ban/3?so=${i + 2}#the-${mark.id}`,
    })),
  }
}

const markedWords = (mark: { readonly start: number; readonly length: number }): string =>
  [...NAM_DU_TEXT].slice(mark.start, mark.start + mark.length).join('')

/** Documents at every state. */
export function exampleWaiting(page: PageContext): WaitingProps {
  const item = (
    id: string,
    title: string,
    status: WaitingProps['items'][number]['status'],
    left: number,
    all: number,
  ) => ({
    id,
    href: `/ban-lam-viec/van-ban/${id}`,
    title,
    status,
    left,
    all,
    added: '2026-11-22T07:05:00Z',
    by: 'Nguyễn Thị Hạnh',
  })
  return {
    page,
    items: [
      item('3', 'Nam Du tổng kết phong trào thi đua “Dân vận khéo” giai đoạn 2016-2020', 'partly', 15, 18),
      item(
        '4',
        'Huyện ủy Ninh Hải: hội nghị sơ kết 03 năm thực hiện phong trào thi đua “Dân vận khéo”',
        'waiting',
        14,
        14,
      ),
      item('5', 'báo-cáo-quý-3 (bản quét).pdf', 'failed', 0, 0),
    ],
  }
}

/** An upload that came back with two things to correct, and what was typed. */
export function exampleUpload(page: PageContext): UploadProps {
  const say = t(page.lang)
  return {
    page,
    maxSize: '20 MB',
    values: { text: 'Ngày 26/9, Huyện ủy Cần Giuộc…', published: '31/02/2023', publisher: 'Báo Long An' },
    errors: [
      { field: 'tep', message: say('problem.file.not-text', { name: 'quet.pdf' }) },
      { field: 'ngay-dang', message: say('problem.date.invalid', { value: '31/02/2023' }) },
    ],
  }
}
