import { t } from '../../../i18n/catalogue.ts'
import type { PageContext } from '../../components/page.ts'
import { localHref, viOn } from '../../components/page.ts'
import { Chip } from '../../components/small.tsx'

export interface Answer {
  readonly name: string
  readonly label: string
  readonly text: string
  readonly missing: boolean
}

/** One part of the form with what was written. */
export interface CheckPart {
  readonly id: string
  readonly title: string
  readonly href: string
  readonly answers: readonly Answer[]
}

interface AnswersProps {
  readonly page: PageContext
  readonly part: CheckPart
  /** The reader may write in it. */
  readonly change?: boolean
  /** It stands below a heading of the page's second level. */
  readonly inner?: boolean
}

/** A part as it was written; with `change` a way to write in it. */
export function Answers({ page, part, change = false, inner = false }: AnswersProps) {
  const { lang } = page
  const say = t(lang)
  return (
    <section class="answers" aria-labelledby={`phan-${part.id}`}>
      <div class="answers-head">
        {inner ? <h3 id={`phan-${part.id}`}>{part.title}</h3> : <h2 id={`phan-${part.id}`}>{part.title}</h2>}
        {change ? (
          <a href={localHref(lang, part.href)} aria-label={say('reg.check.change-part', { part: part.title })}>
            {say('reg.check.change')}
          </a>
        ) : null}
      </div>
      <dl>
        {part.answers.map((answer) => (
          <div>
            <dt>{answer.label}</dt>
            <dd class="kept-text" {...viOn(lang)}>
              {answer.text === '' ? (
                answer.missing ? (
                  <Chip tone="warn">{say('reg.check.missing')}</Chip>
                ) : (
                  <span class="empty-cell">{say('table.empty-cell')}</span>
                )
              ) : (
                answer.text
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
