/** "26/09/2023" or "2023-09-26" as a calendar day; undefined for nothing, null for what is no day. */
export function isoDay(typed: string): string | undefined | null {
  const text = typed.trim()
  if (text === '') return undefined
  const parts = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/.exec(text)
  const iso = parts === null ? text : `${parts[3]}-${parts[2]?.padStart(2, '0')}-${parts[1]?.padStart(2, '0')}`
  const day = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === iso ? iso : null
}
