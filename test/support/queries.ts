import type { KyselyPlugin } from 'kysely'
import type { App } from '../../src/app/context.ts'

/** The same application, and how many statements it has sent to the database since. */
export function countingQueries(app: App): { readonly app: App; readonly count: () => number } {
  let n = 0
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      n += 1
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  }
  const db = { ...app.db, app: app.db.app.withPlugin(plugin), public: app.db.public.withPlugin(plugin) }
  return { app: { ...app, db }, count: () => n }
}
