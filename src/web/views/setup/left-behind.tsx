import type { LeftBehind } from '../../../core/rounds/copy.ts'
import { type Lang, t } from '../../../i18n/catalogue.ts'
import { formatDate } from '../../../i18n/format.ts'

/** What of last year's round could not come along, or will end before this one does. */
export function LeftBehindNote({ lang, left }: { lang: Lang; left: readonly LeftBehind[] }) {
  const say = t(lang)
  if (left.length === 0) return <p class="notice">{say('rounds.copy.all')}</p>
  const words = (one: LeftBehind): string => {
    const given = { name: one.name, until: formatDate(lang, one.until) }
    if (one.soon) return say('rounds.copy.soon', given)
    return one.next === undefined
      ? say('rounds.copy.gone', given)
      : say('rounds.copy.replaced', { ...given, next: one.next })
  }
  return (
    <section class="notice notice-warn" aria-labelledby="khong-mang-theo">
      <h2 id="khong-mang-theo">{say('rounds.copy.title')}</h2>
      <ul>
        {left.map((one) => (
          <li>{words(one)}</li>
        ))}
      </ul>
    </section>
  )
}
