/*
 * The whole browser code of the portal. Every page reads and every form submits without it; it only copies links,
 * moves the focus to what has to be corrected, and asks devices for passkeys.
 */

import { followOthers } from './live.ts'
import { offerPasskeys } from './passkeys.ts'
import { watchName } from './similar.ts'
import { offerUploads } from './uploads.ts'

interface Page {
  querySelector(selector: string): Part | null
  addEventListener(type: 'click', act: (event: Click) => void): void
}

interface Part {
  readonly href?: string
  readonly dataset: Readonly<Record<string, string | undefined>>
  textContent: string | null
  focus(): void
  closest(selector: string): Part | null
  querySelector(selector: string): Part | null
  querySelectorAll(selector: string): Iterable<Part>
  setAttribute(name: string, value: string): void
}

interface Click {
  readonly target: Part | null
  preventDefault(): void
}

/* The compiler's list of browser types is left out on purpose, so that no other folder can use the browser by mistake. */
declare const document: Page & { readonly body: Part }
declare const navigator: { readonly clipboard?: { writeText(text: string): Promise<void> } }

function labelShareLinks(): void {
  for (const label of document.body.querySelectorAll('[data-copy-label]')) {
    label.textContent = label.dataset.copyLabel ?? label.textContent
    label.setAttribute('role', 'status')
  }
}

async function copy(link: Part, clipboard: { writeText(text: string): Promise<void> }): Promise<void> {
  await clipboard.writeText(link.href ?? '')
  const label = link.querySelector('[data-copy-label]')
  if (label !== null) label.textContent = link.dataset.copy ?? label.textContent
}

const { clipboard } = navigator
if (clipboard !== undefined) {
  labelShareLinks()
  document.addEventListener('click', (event) => {
    const link = event.target?.closest('[data-copy]')
    if (link === null || link === undefined) return
    event.preventDefault()
    void copy(link, clipboard)
  })
}
document.querySelector('[data-focus]')?.focus()
offerPasskeys()
followOthers()
offerUploads()
watchName()
