import { oneOf } from './words.ts'

/** Words before a number that make it approximate. */
const APPROXIMATORS = [
  'hơn',
  'trên',
  'gần',
  'khoảng',
  'khoảng hơn',
  'khoảng gần',
  'khoảng trên',
  'ước',
  'ước khoảng',
  'ước tính',
  'ước đạt',
  'xấp xỉ',
  'chừng',
  'ngót',
  'non',
  'dưới',
  'trung bình khoảng',
]
/** One of these words right before a number. */
export const APPROX_BEFORE = new RegExp(`(?<![\\p{L}])(${oneOf(APPROXIMATORS)}) +$`, 'u')
