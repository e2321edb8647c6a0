import type { Problem } from '../../core/problem.ts'
import { t } from '../../i18n/catalogue.ts'
import { problemSentence } from '../../i18n/problem-sentence.ts'
import type { Choice } from '../components/form.tsx'
import { Layout } from '../components/layout.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref } from '../components/page.ts'
import { SearchBox } from '../components/search-box.tsx'
import { PageHead } from '../components/small.tsx'

export interface ErrorProps {
  readonly page: PageContext
  readonly status: number
  readonly problem: Problem
  /** When the request was ambiguous: what it may have meant, as addresses. */
  readonly choices?: readonly Choice[]
}

/** What went wrong, in a sentence, and what to do next. */
export function ErrorPage({ page, status, problem, choices = [] }: ErrorProps) {
  const { lang } = page
  const say = t(lang)
  const title =
    status === 404
      ? say('error.title.404')
      : status === 410
        ? say('error.title.410')
        : status === 422
          ? say('error.title.422')
          : status >= 500
            ? say('error.title.500')
            : say('error.title.other')
  return (
    <Layout page={page} title={title} ownSearch staff>
      <div class="error-page">
        <PageHead eyebrow={say('error.code', { status })} title={title}>
          <p class="page-lead">{problemSentence(lang, problem)}</p>
        </PageHead>
        {choices.length === 0 ? null : (
          <>
            <p>{say('error.choose')}</p>
            <ul>
              {choices.map((choice) => (
                <li>
                  <a href={localHref(lang, choice.value)}>{choice.label}</a>
                </li>
              ))}
            </ul>
          </>
        )}
        <SearchBox page={page} size="large" />
        <p>
          <a href={localHref(lang, problem.code === 'sign-in.link-invalid' ? '/dang-nhap' : '/')}>
            {problem.code === 'sign-in.link-invalid' ? say('nav.sign-in') : say('error.home')}
          </a>
        </p>
      </div>
    </Layout>
  )
}

/** An address that is there, asked for in a way that it does not answer: a form that was opened as a page. */
export function MethodPage({ page, method }: { page: PageContext; method: string }) {
  const { lang } = page
  const say = t(lang)
  const title = say('error.title.405')
  return (
    <Layout page={page} title={title} ownSearch staff>
      <div class="error-page">
        <PageHead eyebrow={say('error.code', { status: 405 })} title={title}>
          <p class="page-lead">{say('error.method', { method })}</p>
        </PageHead>
        <SearchBox page={page} size="large" />
        <p>
          <a href={localHref(lang, '/')}>{say('error.home')}</a>
        </p>
      </div>
    </Layout>
  )
}
