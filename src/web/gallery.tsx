import type { Lang } from '../i18n/catalogue.ts'
import { ConfirmLinkPage, SignInPage } from './account/sign-in-page.tsx'
import type { PageContext, ViewSettings } from './components/page.ts'
import { renderPage } from './components/render.ts'
import { DataPage } from './views/data.tsx'
import { exampleReview, exampleReviewText, exampleUpload, exampleWaiting } from './views/desk.examples.ts'
import { DocumentPage } from './views/document.tsx'
import { ErrorPage } from './views/error.tsx'
import { FigurePage } from './views/figure.tsx'
import { HomePage } from './views/home.tsx'
import { ModelPage } from './views/model.tsx'
import { MovementPage } from './views/movement.tsx'
import { DOWNLOADS, examplePage, MODELS } from './views/page.examples.ts'
import {
  exampleDocument,
  exampleEmptyProgramme,
  exampleFigurePage,
  exampleHome,
  exampleModel,
  exampleMovement,
  exampleProgramme,
  exampleRecords,
  exampleUnit,
} from './views/portal.examples.ts'
import { ProgrammePage } from './views/programme.tsx'
import { AboutPage, AccessibilityPage } from './views/prose.tsx'
import { RecordsPage } from './views/records.tsx'
import { ReviewPage } from './views/review.tsx'
import { ReviewTextPage } from './views/review-text.tsx'
import { SearchPage } from './views/search.tsx'
import { UnitPage } from './views/unit.tsx'
import { UploadPage } from './views/upload.tsx'
import { WaitingPage } from './views/waiting.tsx'

type Show = (page: PageContext) => { toString(): string | Promise<string> }

const staff = (page: PageContext): PageContext => ({ ...page, user: { name: 'Nguyễn Thị Hạnh' } })

/** Every page with example data, by name. */
const PAGES: Readonly<Record<string, Show>> = {
  home: (page) => <HomePage {...exampleHome(page)} />,
  'home-empty': (page) => (
    <HomePage
      {...exampleHome(page)}
      programmes={[]}
      provinces={[]}
      figures={[]}
      documents={[]}
      models={[]}
      programmeCount={0}
    />
  ),
  movement: (page) => <MovementPage {...exampleMovement(page)} />,
  programme: (page) => <ProgrammePage {...exampleProgramme(page)} />,
  'programme-empty': (page) => <ProgrammePage {...exampleEmptyProgramme(page)} />,
  figure: (page) => <FigurePage {...exampleFigurePage(page)} />,
  records: (page) => <RecordsPage {...exampleRecords(page)} />,
  unit: (page) => <UnitPage {...exampleUnit(page)} />,
  model: (page) => <ModelPage {...exampleModel(page)} />,
  document: (page) => <DocumentPage {...exampleDocument(page)} />,
  search: (page) => (
    <SearchPage
      page={page}
      query="hu gao"
      allHref="/tim-kiem?q=hu+gao"
      count={2}
      kinds={[
        { kind: 'model', count: 2, href: '/tim-kiem?q=hu+gao&loai=model' },
        { kind: 'figure', count: 1, href: '/tim-kiem?q=hu+gao&loai=figure' },
      ]}
      kind="model"
      results={MODELS.slice(0, 2).map((model) => ({
        kind: 'model',
        href: model.href,
        title: model.name,
        meta: 'huyện Cần Giuộc, 2021–2023',
        words: {
          text: '… Trồng rau, nuôi tôm ứng dụng công nghệ cao; Hũ gạo tình thương; Tặng thẻ bảo hiếm y tế …',
          marks: [{ id: `tim-${model.id}`, start: 47, length: 20, kind: 'focus' }],
        },
      }))}
      suggestions={[]}
    />
  ),
  'search-none': (page) => (
    <SearchPage
      page={page}
      query="xyz"
      allHref="/tim-kiem?q=x"
      count={0}
      kinds={[]}
      results={[]}
      suggestions={[{ value: '/tim-kiem?q=can+giuoc', label: 'Cần Giuộc' }]}
    />
  ),
  about: (page) => {
    const { example } = exampleHome(page)
    return <AboutPage page={page} {...(example === undefined ? {} : { example })} />
  },
  accessibility: (page) => <AccessibilityPage page={page} />,
  data: (page) => (
    <DataPage
      page={page}
      apiHref="/api/v1/openapi.json"
      sets={[
        {
          id: 'f',
          name: 'Số liệu',
          what: 'Mỗi dòng một số liệu, có câu trích',
          rows: 1234,
          files: DOWNLOADS,
        },
        { id: 'm', name: 'Mô hình', what: 'Mỗi dòng một mô hình', rows: 31, files: DOWNLOADS },
      ]}
      examples={[{ href: '/api/v1/figures?movement=dan-van-kheo&unit=807', what: 'Số liệu của một đơn vị' }]}
    />
  ),
  'error-404': (page) => <ErrorPage page={page} status={404} problem={{ code: 'not-found', details: {} }} />,
  'error-410': (page) => <ErrorPage page={page} status={410} problem={{ code: 'sign-in.link-invalid', details: {} }} />,
  'error-422': (page) => (
    <ErrorPage
      page={page}
      status={422}
      problem={{
        code: 'unit.ambiguous',
        details: { name: 'Cần Giuộc', choices: ['huyện, đến 30/06/2025', 'xã, từ 01/07/2025'] },
      }}
      choices={[
        { value: '/don-vi/807/2025-03-01', label: 'Huyện Cần Giuộc, đến 30/06/2025' },
        { value: '/don-vi/28159/2025-07-01', label: 'Xã Cần Giuộc, từ 01/07/2025' },
      ]}
    />
  ),
  'error-500': (page) => <ErrorPage page={page} status={500} problem={{ code: 'internal', details: { id: '7f3a' } }} />,
  review: (page) => <ReviewPage {...exampleReview(staff(page))} />,
  'review-first': (page) => <ReviewPage {...exampleReview(staff(page), 'programme')} />,
  'review-text': (page) => <ReviewTextPage {...exampleReviewText(staff(page))} />,
  waiting: (page) => <WaitingPage {...exampleWaiting(staff(page))} />,
  upload: (page) => <UploadPage {...exampleUpload(staff(page))} />,
  'sign-in': (page) => (
    <SignInPage page={page} state={{ errors: [], sealed: '', reason: 'asked', provider: 'Cổng tỉnh' }} />
  ),
  'sign-in-confirm': (page) => <ConfirmLinkPage page={page} code="c" />,
}

/** The names of all pages of the gallery. */
export const GALLERY_PAGES: readonly string[] = Object.keys(PAGES)

/** One page of the gallery as text. */
export function galleryPage(name: string, lang: Lang, view: ViewSettings, assetBase?: string): string {
  const show = PAGES[name]
  if (show === undefined) throw new RangeError(`no page ${name}`)
  return renderPage(show(examplePage(lang, `/${name}`, view, assetBase)))
}
