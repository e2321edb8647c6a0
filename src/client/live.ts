/*
 * Parts of a page that follow what others do: the same address is asked again every few seconds, and what stands in
 * [data-live] is put in its place. Without script one reloads. Forms are outside of it, so nothing typed is lost.
 */

interface LivePart {
  innerHTML: string
  contains(other: unknown): boolean
}

interface LiveDocument {
  readonly hidden: boolean
  readonly activeElement: unknown
  querySelector(selector: string): LivePart | null
}

declare const document: LiveDocument
declare const location: { readonly href: string }
declare const fetch: (href: string) => Promise<{ readonly ok: boolean; text(): Promise<string> }>
declare const DOMParser: new () => { parseFromString(text: string, type: 'text/html'): LiveDocument }
declare const setInterval: (act: () => void, ms: number) => number

const SECONDS = 5

async function renew(part: LivePart): Promise<void> {
  // Whoever is about to press something in it keeps it under their finger.
  if (document.hidden || part.contains(document.activeElement)) return
  const answer = await fetch(location.href.replace(/[?#].*$/, ''))
  if (!answer.ok) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-live]')
  if (fresh !== null && fresh.innerHTML !== part.innerHTML) part.innerHTML = fresh.innerHTML
}

/** Keeps the live part of the page up to date, if it has one. */
export function followOthers(): void {
  const part = document.querySelector('[data-live]')
  if (part !== null) setInterval(() => void renew(part).catch(() => undefined), SECONDS * 1000)
}
