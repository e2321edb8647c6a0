import { expect } from 'vitest'
import { signInLink } from '../../src/app/accounts.ts'
import type { Actor } from '../../src/core/policy.ts'
import type { TestApp } from './app.ts'
import { Person } from './web.ts'

/** Somebody who signed in with a link. */
export async function signedInAs(web: ConstructorParameters<typeof Person>[0], t: TestApp, actor: Actor) {
  const one = new Person(web)
  await one.post('/dang-nhap/xac-nhan', { code: await signInLink(t.app, actor) })
  return one
}

/** The hidden fields of the one form of the last page that goes to this address. */
export function formTo(one: Person, action: string, typed: Record<string, string> = {}): Record<string, string> {
  const start = one.html.indexOf(`action="${action}"`)
  expect([action, start > 0]).toEqual([action, true])
  const form = one.html.slice(start, one.html.indexOf('</form>', start))
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  return { ...Object.fromEntries(hidden.map(([, name, value]) => [name ?? '', value ?? ''])), ...typed }
}

/** Fills in the form of the last page that goes to this address, and sends it. */
export const fill = (one: Person, action: string, typed: Record<string, string>): Promise<Response> =>
  one.post(action, formTo(one, action, typed))

/** The value of the option or tick of the last page whose label holds these words. */
export function choiceOf(one: Person, words: string): string {
  const option = [...one.html.matchAll(/<option value="([^"]*)"[^>]*>([^<]*)</g)].find(([, , l]) => l?.includes(words))
  if (option !== undefined) return option[1] ?? ''
  const ticks = [...one.html.matchAll(/type="checkbox"[^>]* value="([^"]*)"[^>]*\/?>\s*<label[^>]*>([^<]*)</g)]
  const tick = ticks.find(([, , l]) => l?.includes(words))
  expect([words, tick !== undefined]).toEqual([words, true])
  return tick?.[1] ?? ''
}
