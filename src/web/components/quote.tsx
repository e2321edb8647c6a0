import type { Lang } from '../../i18n/catalogue.ts'
import { viOn } from './page.ts'

/** Words of a document inside a line. Words that hold quotation marks themselves get the other kind around them. */
export function Quote({ lang, text }: { lang: Lang; text: string }) {
  return (
    <q class={/[“”"]/.test(text) ? 'quote quote-outer' : 'quote'} {...viOn(lang)}>
      {text}
    </q>
  )
}
