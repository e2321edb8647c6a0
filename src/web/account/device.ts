import type { Lang } from '../../i18n/catalogue.ts'
import { t } from '../../i18n/catalogue.ts'

/* In this order: most browsers also call themselves by the names of others. */
const BROWSERS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/coc_coc/i, 'Cốc Cốc'],
  [/Zalo/i, 'Zalo'],
  [/SamsungBrowser/, 'Samsung Internet'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const SYSTEMS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPod/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
]

/** "Chrome trên Android": what a browser says of itself, as far as a person can tell devices apart by it. */
export function deviceWords(lang: Lang, agent: string): string {
  const named = (names: typeof BROWSERS) => names.find(([pattern]) => pattern.test(agent))?.[1]
  const [browser, system] = [named(BROWSERS), named(SYSTEMS)]
  if (browser !== undefined && system !== undefined) return t(lang)('device.on', { browser, system })
  return browser ?? system ?? t(lang)('device.unknown')
}
