/*
 * While the name of a model is typed, shows what is there already. The page does the same with a button, and always on
 * the page that shows all of the registration.
 */

interface Field {
  readonly dataset: Readonly<Record<string, string | undefined>>
  readonly value: string
  readonly form: Form | null
  addEventListener(type: 'input' | 'change', act: () => void): void
}

interface Form {
  querySelector(selector: string): Place | null
}

interface Place extends Field {
  innerHTML: string
  textContent: string | null
}

interface Answer {
  readonly ok: boolean
  text(): Promise<string>
}

declare const document: { querySelector(selector: string): Field | null }
declare function fetch(
  address: string,
  options: { readonly signal: unknown; readonly credentials: 'same-origin' },
): Promise<Answer>
declare function setTimeout(act: () => void, ms: number): number
declare function clearTimeout(timer: number): void
declare const AbortController: new () => { readonly signal: unknown; abort(): void }

/** Waits until the typing rests, and asks at most once at a time. */
const REST_MS = 350
const SHORTEST = 4

export function watchName(): void {
  const name = document.querySelector('input[data-similar]')
  const place = name?.form?.querySelector('[data-similar-place]')
  if (name === null || place === null || place === undefined) return
  let timer = 0
  let asked = name.value.trim()
  let asking = new AbortController()
  const ask = async (): Promise<void> => {
    const typed = name.value.trim()
    if (typed === asked) return
    asked = typed
    asking.abort()
    if (typed.length < SHORTEST) {
      place.innerHTML = ''
      return
    }
    asking = new AbortController()
    const unit = name.form?.querySelector('[data-similar-unit]')
    const where = unit === null || unit === undefined ? '' : `&don-vi=${encodeURIComponent(unit.value)}`
    try {
      const address = `${name.dataset.similar ?? ''}${where}&ten=${encodeURIComponent(typed)}`
      const answer = await fetch(address, { signal: asking.signal, credentials: 'same-origin' })
      if (answer.ok) place.innerHTML = await answer.text()
    } catch {
      // Left, or off the net: the button of the page still does it.
    }
  }
  name.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), REST_MS)
  })
}
