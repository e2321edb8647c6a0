/*
 * Passkeys: the one thing here that a form cannot do alone. The browser asks the device, and the answer goes into the
 * form's own hidden field; the server does the rest. Browsers that cannot do it never show the button.
 */

interface Field {
  value: string
}

interface Part {
  hidden: boolean
  readonly dataset: Readonly<Record<string, string | undefined>>
  querySelector(selector: string): Part | null
  querySelectorAll(selector: string): Iterable<Part>
}

interface Form extends Part {
  submit(): void
  addEventListener(type: 'submit', act: (event: { preventDefault(): void }) => void): void
}

/** What the server asks with, and how the answer goes back as text. */
type Options = object
interface Credentials {
  create(options: { publicKey: Options }): Promise<object | null>
  get(options: { publicKey: Options }): Promise<object | null>
}
interface Device {
  parseCreationOptionsFromJSON(options: object): Options
  parseRequestOptionsFromJSON(options: object): Options
}

declare const document: { readonly body: Part }
declare const window: { readonly PublicKeyCredential?: Partial<Device> }
declare const navigator: { readonly credentials?: Credentials }
declare const fetch: (at: string, init: object) => Promise<{ readonly ok: boolean; json(): Promise<object> }>
declare const URLSearchParams: new (fields: Record<string, string>) => object

async function ask(
  form: Form,
  kind: 'create' | 'get',
  device: Device,
  credentials: Credentials,
): Promise<object | null> {
  const token = form.querySelector('[name=_token]') as (Part & Field) | null
  const at = form.querySelector('[data-ask]')?.dataset.ask ?? ''
  const answer = await fetch(at, { method: 'POST', body: new URLSearchParams({ _token: token?.value ?? '' }) })
  if (!answer.ok) throw new Error('refused')
  const options = await answer.json()
  if (kind === 'create') return credentials.create({ publicKey: device.parseCreationOptionsFromJSON(options) })
  return credentials.get({ publicKey: device.parseRequestOptionsFromJSON(options) })
}

/** Shows the passkey forms of the page, where browser and address can do it. */
export function offerPasskeys(): void {
  const device = window.PublicKeyCredential
  const { credentials } = navigator
  if (device?.parseCreationOptionsFromJSON === undefined || credentials === undefined) return
  for (const part of document.body.querySelectorAll('[data-passkey]')) {
    const form = part.querySelector('form') as Form | null
    if (form === null) continue
    part.hidden = false
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      const failed = form.querySelector('[role=alert]')
      const kind = part.dataset.passkey === 'create' ? 'create' : 'get'
      ask(form, kind, device as Device, credentials)
        .then((answer) => {
          const field = form.querySelector('[name=tra-loi]') as (Part & Field) | null
          if (field !== null) field.value = JSON.stringify(answer)
          form.submit()
        })
        .catch(() => {
          if (failed !== null) failed.hidden = false
        })
    })
  }
  for (const part of document.body.querySelectorAll('[data-passkey-missing]')) part.hidden = true
}
