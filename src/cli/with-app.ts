import { type Opened, openApp } from '../compose.ts'
import { makeDataFolder } from './data-folder.ts'
import type { Call } from './verb.ts'

/** Opens the application for one verb: joins the server's database or starts the engine for the moment; always closes. */
export async function withApp<T>(call: Call, command: string, work: (opened: Opened) => Promise<T>): Promise<T> {
  makeDataFolder(call.config)
  const opened = await openApp(call.config, { as: 'guest', command })
  try {
    return await work(opened)
  } finally {
    await opened.close()
  }
}
