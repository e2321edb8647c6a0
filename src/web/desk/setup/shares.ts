import type { Share } from '../../../core/rules/share.ts'
import { type Lang, t } from '../../../i18n/catalogue.ts'
import { valueLabel } from '../../../i18n/labels.ts'

/** "2/3", or "50 %" of which nothing is rounded: fifty of a hundred. Undefined for anything else. */
export function typedShare(text: string): { readonly num: number; readonly den: number } | undefined {
  const fraction = /^(\d{1,3})\s*\/\s*(\d{1,3})$/.exec(text.trim())
  const percent = /^(\d{1,3})\s*%$/.exec(text.trim())
  const [num, den] = fraction === null ? [Number(percent?.[1]), 100] : [Number(fraction[1]), Number(fraction[2])]
  return Number.isInteger(num) && den > 0 && num <= den ? { num, den } : undefined
}

/** A share as it is typed: hundredths as a percentage, everything else as a fraction. */
export const shareText = (share: Share | null): string =>
  share === null ? '' : share.den === 100 ? `${share.num} %` : `${share.num}/${share.den}`

/** "ít nhất 2/3 số thành viên", "quá 1/2 số phiếu hợp lệ"; that nobody set it, when it is null. */
export function shareWords(lang: Lang, share: Share | null): string {
  const say = t(lang)
  if (share === null) return say('setup.unset')
  return say(share.more ? 'setup.share.more' : 'setup.share.least', {
    share: shareText(share),
    of: valueLabel(lang, 'share-of', share.of),
  })
}
