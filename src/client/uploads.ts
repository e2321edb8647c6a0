/*
 * Files that go up in pieces and go on after a lost line. Without this the form sends the file in one piece; with it the
 * reader sees how far it is, and a piece that was lost is sent again from where the server says it is.
 */

interface Chosen {
  readonly name: string
  readonly size: number
  slice(from: number, to: number): object
}
interface Part {
  readonly dataset: Readonly<Record<string, string | undefined>>
  readonly files?: ArrayLike<Chosen> | null
  value: string | number
  hidden: boolean
  disabled: boolean
  textContent: string | null
  querySelector(selector: string): Part | null
  querySelectorAll(selector: string): Iterable<Part>
  addEventListener(type: 'submit', act: (event: { preventDefault(): void }) => void): void
}
interface Answer {
  readonly ok: boolean
  readonly status: number
  json(): Promise<Told>
}
interface Told {
  readonly id?: string
  readonly offset?: number
  readonly piece?: number
  readonly href?: string
  readonly message?: string
}

declare const document: { readonly body: Part }
declare const location: { href: string }
declare const fetch: (at: string, init?: object) => Promise<Answer>
declare const URLSearchParams: new (fields: Record<string, string>) => object
declare const setTimeout: (act: () => void, ms: number) => void

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))
/** Waits between tries, in milliseconds: about ten minutes in all. */
const WAITS = [1000, 2000, 4000, 8000, 15_000, 30_000, 60_000, 60_000, 120_000, 120_000, 120_000]

class Refused extends Error {}

/** Asks, and again after a lost line or a server that is busy; a refusal ends it with its words. */
async function insist(ask: () => Promise<Answer>, waiting: () => void): Promise<{ told: Told; status: number }> {
  for (let turn = 0; ; turn++) {
    try {
      const answer = await ask()
      if (answer.ok || answer.status === 409) return { told: await answer.json(), status: answer.status }
      if (answer.status < 500 && answer.status !== 429) throw new Refused((await answer.json()).message ?? '')
    } catch (error) {
      if (error instanceof Refused) throw error
    }
    const wait = WAITS[turn]
    if (wait === undefined) throw new Refused('')
    waiting()
    await pause(wait)
  }
}

async function send(box: Part, form: Part, file: Chosen): Promise<void> {
  const token = String(form.querySelector('[name=_token]')?.value ?? '')
  const said = box.querySelector('[data-upload-said]')
  const bar = box.querySelector('[data-upload-bar]')
  const waiting = () => {
    if (said !== null) said.textContent = box.dataset.waiting ?? ''
  }
  const post = (at: string, fields: Record<string, string>) => () =>
    fetch(at, { method: 'POST', body: new URLSearchParams({ _token: token, ...fields }) })
  const opened = await insist(post(box.dataset.upload ?? '', { ten: file.name, co: String(file.size) }), waiting)
  const at = `${box.dataset.uploadAt}/${opened.told.id}`
  const piece = opened.told.piece ?? 5_242_880
  if (bar !== null) bar.hidden = false
  let offset = 0
  while (offset < file.size) {
    const from = offset
    const headers = {
      'Content-Type': 'application/octet-stream',
      'X-Form-Token': token,
      'Upload-Offset': String(from),
    }
    const body = file.slice(from, from + piece)
    // After a lost line the server says in its refusal how far it has come.
    const { told, status } = await insist(() => fetch(at, { method: 'POST', headers, body }), waiting)
    if (status === 409 && told.offset === undefined) throw new Refused(told.message ?? '')
    offset = told.offset ?? from
    const share = Math.floor((offset / file.size) * 100)
    if (bar !== null) bar.value = share
    if (said !== null) said.textContent = `${box.dataset.sending} ${share} %`
  }
  const caption = String(form.querySelector('[name=chu-thich]')?.value ?? '')
  const { told, status } = await insist(post(`${at}/xong`, { 'chu-thich': caption }), waiting)
  if (status !== 200 || told.href === undefined) throw new Refused(told.message ?? '')
  location.href = told.href
}

/** Lets the forms that take a file send it in pieces. */
export function offerUploads(): void {
  for (const box of document.body.querySelectorAll('[data-upload]')) {
    const form = box.querySelector('form')
    form?.addEventListener('submit', (event) => {
      const file = form.querySelector('[type=file]')?.files?.[0]
      const caption = String(form.querySelector('[name=chu-thich]')?.value ?? '').trim()
      // What is missing is said by the server, on the form.
      if (file === undefined || caption === '') return
      event.preventDefault()
      const button = form.querySelector('button')
      if (button !== null) button.disabled = true
      send(box, form, file).catch((error: Error) => {
        const said = box.querySelector('[data-upload-said]')
        if (said !== null) said.textContent = error.message || (box.dataset.waiting ?? '')
        if (button !== null) button.disabled = false
      })
    })
  }
}
