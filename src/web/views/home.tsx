import type { Lang } from '../../i18n/catalogue.ts'
import { t } from '../../i18n/catalogue.ts'
import type { ProvinceValue } from '../components/cartogram-figure.tsx'
import { CartogramFigure } from '../components/cartogram-figure.tsx'
import { Figure } from '../components/figure.tsx'
import type { FigureData } from '../components/figure-data.ts'
import { BasisMark } from '../components/icons.tsx'
import type { DocumentItem, ModelItem, ProgrammeItem } from '../components/items.tsx'
import { DocumentList, ModelList, ProgrammeTable } from '../components/items.tsx'
import { Layout } from '../components/layout.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref } from '../components/page.ts'
import { SearchBox } from '../components/search-box.tsx'
import { EmptyState, Section } from '../components/small.tsx'

export interface HomeProps {
  readonly page: PageContext
  /** The number in the tiles, in the middle of a sentence: "số mô hình báo cáo". */
  readonly mapMeasure: string
  readonly provinces: readonly ProvinceValue[]
  /** Five to eight figures over all programmes; the first is also the example of how to read one. */
  readonly figures: readonly FigureData[]
  readonly programmeCount: number
  readonly programmes: readonly ProgrammeItem[]
  readonly programmesHref: string
  readonly documents: readonly DocumentItem[]
  readonly models: readonly ModelItem[]
  /** A declared figure with coverage, used to explain the marks. */
  readonly example?: FigureData
}

/** The front page: what this is, search, the map beside the figures, what is new, how to read a figure. */
export function HomePage(props: HomeProps) {
  const { page } = props
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={say('home.title')} description={say('home.sentence')} section="home" ownSearch wide>
      <div class="hero">
        <h1>{say('home.headline')}</h1>
        <p class="hero-lead">{say('home.sentence')}</p>
        <SearchBox page={page} size="large" />
      </div>
      {props.programmes.length === 0 ? (
        <EmptyState text={say('home.empty')} action={<a href={localHref(lang, '/ve-so-lieu')}>{say('read.more')}</a>} />
      ) : (
        <Nation {...props} />
      )}
      <div class="columns-two">
        <Section id="van-ban" title={say('home.documents')}>
          {props.documents.length === 0 ? (
            <EmptyState text={say('list.documents.empty')} />
          ) : (
            <DocumentList lang={lang} items={props.documents} />
          )}
        </Section>
        <Section id="mo-hinh" title={say('home.models')}>
          {props.models.length === 0 ? (
            <EmptyState text={say('list.models.empty')} />
          ) : (
            <ModelList lang={lang} items={props.models} />
          )}
        </Section>
      </div>
      <HowToRead lang={lang} example={props.example} />
    </Layout>
  )
}

function Nation(props: HomeProps) {
  const { lang } = props.page
  const say = t(lang)
  return (
    <>
      <div class="nation">
        <Section id="ban-do" title={say('home.nation')} lead={say('home.map.lead', { measure: props.mapMeasure })}>
          <CartogramFigure lang={lang} measure={props.mapMeasure} values={props.provinces} />
        </Section>
        <Section id="so-lieu" title={say('home.figures')} lead={say('home.figures.lead', { n: props.programmeCount })}>
          <ul class="figure-stack">
            {props.figures.map((figure) => (
              <li>
                <Figure lang={lang} figure={figure} />
              </li>
            ))}
          </ul>
        </Section>
      </div>
      <Section id="chuong-trinh" title={say('home.programmes')}>
        <ProgrammeTable lang={lang} caption={say('home.programmes')} rows={props.programmes} />
        <p>
          <a href={localHref(lang, props.programmesHref)}>{say('action.all')}</a>
        </p>
      </Section>
    </>
  )
}

function HowToRead({ lang, example }: { lang: Lang; example: FigureData | undefined }) {
  const say = t(lang)
  return (
    <Section id="cach-doc" title={say('read.title')} lead={say('read.lead')}>
      <div class="how-to-read">
        {example === undefined ? null : <Figure lang={lang} figure={example} size="hero" />}
        <ol class="reading-notes">
          <li>
            <BasisMark basis="declared" /> {say('read.declared')}
          </li>
          <li>
            <BasisMark basis="recorded" /> {say('read.recorded')}
          </li>
          <li>{say('read.coverage')}</li>
          <li>{say('read.conflict')}</li>
        </ol>
      </div>
      <p>
        <a href={localHref(lang, '/ve-so-lieu')}>{say('read.more')}</a>
      </p>
    </Section>
  )
}
