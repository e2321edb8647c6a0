import type { Hono } from 'hono'
import { signInLink } from '../../src/app/accounts.ts'
import type { App } from '../../src/app/context.ts'
import type { Actor } from '../../src/core/policy.ts'
import { Person } from './web.ts'

/** Somebody of a test in front of a browser, signed in by a link. */
export async function signedInAs(web: Hono, app: App, actor: Actor): Promise<Person> {
  const person = new Person(web)
  const code = await signInLink(app, actor)
  await person.get(`/dang-nhap/${code}`)
  const answer = await person.post('/dang-nhap/xac-nhan', { code })
  if (answer.status !== 303) throw new Error(`not signed in: ${answer.status}`)
  return person
}
