import { t } from '../../i18n/catalogue.ts'
import { Figure } from '../components/figure.tsx'
import type { FigureData } from '../components/figure-data.ts'
import { BasisMark } from '../components/icons.tsx'
import { Layout } from '../components/layout.tsx'
import type { PageContext } from '../components/page.ts'
import { Breadcrumbs, PageHead, Section } from '../components/small.tsx'

export interface AboutProps {
  readonly page: PageContext
  /** A declared figure with coverage, shown as the example. */
  readonly example?: FigureData
}

/** About the figures: where they come from, how they are counted, how far they can be trusted. */
export function AboutPage({ page, example }: AboutProps) {
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={say('about.title')} description={say('about.lead')} section="about">
      <Breadcrumbs lang={lang} crumbs={[{ label: say('about.title') }]} />
      <PageHead title={say('about.title')}>
        <p class="page-lead">{say('about.lead')}</p>
      </PageHead>
      <Section id="hai-loai" title={say('about.two.title')}>
        <p>
          <BasisMark basis="declared" /> {say('about.two.1')}
        </p>
        <p>
          <BasisMark basis="recorded" /> {say('about.two.2')}
        </p>
        <p>{say('about.two.3')}</p>
        {example === undefined ? null : <Figure lang={lang} figure={example} size="hero" />}
      </Section>
      <Section id="khoang-trong" title={say('about.gap.title')}>
        <p>{say('about.gap.1')}</p>
      </Section>
      <Section id="quy-tac" title={say('about.rule.title')}>
        <p>{say('about.rule.1')}</p>
        <p>{say('about.rule.2')}</p>
      </Section>
      <Section id="don-vi" title={say('about.units.title')}>
        <p>{say('about.units.1')}</p>
      </Section>
      <Section id="uoc-chung" title={say('about.words.title')}>
        <p>{say('about.words.1')}</p>
      </Section>
      <Section id="cong-thu" title={say('about.check.title')}>
        <p>{say('about.check.1')}</p>
      </Section>
      <Section id="ai-duyet" title={say('about.who.title')}>
        <p>{say('about.who.1')}</p>
      </Section>
      <Section id="cho-sai" title={say('about.wrong.title')}>
        <p>{say('about.wrong.1')}</p>
      </Section>
    </Layout>
  )
}

export interface AccessibilityProps {
  readonly page: PageContext
  /** An address or the name of the body that answers. */
  readonly contact?: string
}

/** The accessibility statement. */
export function AccessibilityPage({ page, contact }: AccessibilityProps) {
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={say('a11y.title')} description={say('a11y.lead')}>
      <Breadcrumbs lang={lang} crumbs={[{ label: say('a11y.title') }]} />
      <PageHead title={say('a11y.title')}>
        <p class="page-lead">{say('a11y.lead')}</p>
      </PageHead>
      <Section id="chuan" title={say('a11y.standard.title')}>
        <p>{say('a11y.standard.1')}</p>
      </Section>
      <Section id="ban-co-the" title={say('a11y.do.title')}>
        <ul>
          <li>{say('a11y.do.1')}</li>
          <li>{say('a11y.do.2')}</li>
          <li>{say('a11y.do.3')}</li>
          <li>{say('a11y.do.4')}</li>
        </ul>
      </Section>
      <Section id="con-thieu" title={say('a11y.limits.title')}>
        <ul>
          <li>{say('a11y.limits.1')}</li>
          <li>{say('a11y.limits.2')}</li>
        </ul>
      </Section>
      <Section id="gop-y" title={say('a11y.contact.title')}>
        <p>{contact === undefined ? say('a11y.contact.none') : say('a11y.contact.1', { contact })}</p>
      </Section>
    </Layout>
  )
}
