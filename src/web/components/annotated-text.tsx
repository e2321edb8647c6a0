import type { Child } from 'hono/jsx'
import type { Lang } from '../../i18n/catalogue.ts'
import type { Line, TextMark } from './marked-text.tsx'
import { isBlank, lines, MarkedLine } from './marked-text.tsx'
import { viOn } from './page.ts'

interface AnnotatedTextProps {
  readonly lang: Lang
  readonly text: string
  readonly marks: readonly TextMark[]
  /** The card of a mark, as a list item; null for a mark without one. */
  readonly card: (markId: string) => Child
}

/** Ids of the marks that begin on a line, in reading order. */
function beginning(line: Line): readonly string[] {
  return line.flatMap((segment) => segment.first.map((mark) => mark.id))
}

/**
 * A text with the cards of its marks beside the paragraph in which they begin (under it on a phone). Each paragraph is a
 * row of its own, so that words and cards stay together without script. Every character of the text is in the page.
 */
export function AnnotatedText({ lang, text, marks, card }: AnnotatedTextProps) {
  return (
    <div class="annotated">
      {lines(text, marks).map((line, i) => {
        const cards = beginning(line)
          .map(card)
          .filter((one) => one !== null)
        return (
          <>
            {i > 0 ? '\n' : ''}
            {isBlank(line) ? (
              <MarkedLine line={line} />
            ) : (
              <div class="annotated-row">
                <p {...viOn(lang)}>
                  <MarkedLine line={line} />
                </p>
                {cards.length === 0 ? null : <ul class="cards">{cards}</ul>}
              </div>
            )}
          </>
        )
      })}
    </div>
  )
}
