/**
 * New moons and the place of the sun, after Jean Meeus, Astronomical Algorithms, 2nd edition, chapters 25 and 49. Good
 * to some seconds for the moon and to a quarter of an hour for the sun between 1900 and 2100. Moments are days since
 * 01/01/1970 00:00 UTC, with their fraction.
 */

const RAD = Math.PI / 180
const sin = (degrees: number): number => Math.sin(degrees * RAD)

/** Julian day of 01/01/1970 00:00. */
const EPOCH = 2440587.5
/** Earth's clock runs behind the formulas' uniform one by this part of a day: 70 s in these decades. */
const DELTA_T = 70 / 86_400
const MONTH = 29.530588861

/** Table 49.A: factor, power of E, then multiples of M, M', F. */
const TERMS: readonly (readonly [factor: number, e: number, m: number, moon: number, f: number])[] = [
  [-0.4072, 0, 0, 1, 0],
  [0.17241, 1, 1, 0, 0],
  [0.01608, 0, 0, 2, 0],
  [0.01039, 0, 0, 0, 2],
  [0.00739, 1, -1, 1, 0],
  [-0.00514, 1, 1, 1, 0],
  [0.00208, 2, 2, 0, 0],
  [-0.00111, 0, 0, 1, -2],
  [-0.00057, 0, 0, 1, 2],
  [0.00056, 1, 1, 2, 0],
  [-0.00042, 0, 0, 3, 0],
  [0.00042, 1, 1, 0, 2],
  [0.00038, 1, 1, 0, -2],
  [-0.00024, 1, -1, 2, 0],
  [-0.00007, 0, 2, 1, 0],
  [0.00004, 0, 0, 2, -2],
  [0.00004, 0, 3, 0, 0],
  [0.00003, 0, 1, 1, -2],
  [0.00003, 0, 0, 2, 2],
  [-0.00003, 0, 1, 1, 2],
  [0.00003, 0, -1, 1, 2],
  [-0.00002, 0, -1, 1, -2],
  [-0.00002, 0, 1, 3, 0],
  [0.00002, 0, 0, 4, 0],
]

/** The planets: factor, angle at k = 0, its growth. */
const PLANETS: readonly (readonly [factor: number, at: number, by: number])[] = [
  [0.000325, 299.77, 0.107408],
  [0.000165, 251.88, 0.016321],
  [0.000164, 251.83, 26.651886],
  [0.000126, 349.42, 36.412478],
  [0.00011, 84.66, 18.206239],
  [0.000062, 141.74, 53.303771],
  [0.00006, 207.14, 2.453732],
  [0.000056, 154.84, 7.30686],
  [0.000047, 34.52, 27.261239],
  [0.000042, 207.19, 0.121824],
  [0.00004, 291.34, 1.844379],
  [0.000037, 161.72, 24.198154],
  [0.000035, 239.56, 25.513099],
  [0.000023, 331.55, 3.592518],
]

/** The moment of the k-th new moon; 0 is the one of 6 January 2000. */
export function newMoon(k: number): number {
  const t = k / 1236.85
  const e = 1 - 0.002516 * t - 0.0000074 * t * t
  const m = 2.5534 + 29.1053567 * k - 0.0000014 * t * t
  const moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t
  const f = 160.7108 + 390.67050284 * k - 0.0016118 * t * t
  const node = 124.7746 - 1.56375588 * k + 0.0020672 * t * t
  let at = 2451550.09766 + MONTH * k + 0.00015437 * t * t - 0.00000015 * t * t * t
  for (const [factor, power, byM, byMoon, byF] of TERMS)
    at += factor * e ** power * sin(byM * m + byMoon * moon + byF * f)
  at -= 0.00017 * sin(node)
  for (const [factor, start, by] of PLANETS) at += factor * sin(start + by * k)
  return at - DELTA_T - EPOCH
}

/** Which new moon is nearest to a moment. */
export const moonNear = (moment: number): number => Math.round((moment + EPOCH - 2451550.09766) / MONTH)

/** The sun's longitude in degrees, 0 to 360: 270 at the winter solstice. */
export function sunLongitude(moment: number): number {
  const t = (moment + EPOCH + DELTA_T - 2451545) / 36525
  const mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t
  const m = 357.52911 + 35999.05029 * t - 0.0001537 * t * t
  const centre =
    (1.914602 - 0.004817 * t - 0.000014 * t * t) * sin(m) +
    (0.019993 - 0.000101 * t) * sin(2 * m) +
    0.000289 * sin(3 * m)
  const apparent = mean + centre - 0.00569 - 0.00478 * sin(125.04 - 1934.136 * t)
  return ((apparent % 360) + 360) % 360
}
