/**
 * A Khéo process for the tests of the engine's life cycle: starts the engine, says so on a line of JSON, then does as
 * told on its standard input. Bundled by `engine.ts` and run by a Node of its own, so that it can be killed.
 */
import { createInterface } from 'node:readline'
import { ProblemError } from '../../src/core/problem.ts'
import { createPool } from '../../src/db/engine/connect.ts'
import { type Embedded, type EmbeddedOptions, joinOrStart, startEmbedded } from '../../src/db/engine/embedded.ts'

const say = (value: object): void => void process.stdout.write(`${JSON.stringify(value)}\n`)

async function write(engine: Embedded): Promise<never> {
  const pool = createPool({ url: engine.url, max: 1 })
  await pool.query('create table if not exists written (id int primary key)')
  for (let id = 1; ; id++) {
    await pool.query('insert into written values ($1)', [id])
    say({ acknowledged: id })
  }
}

async function main(): Promise<void> {
  const { role, ...options } = JSON.parse(process.argv[2] ?? '{}') as EmbeddedOptions & { role: 'owner' | 'guest' }
  const log = (event: string): void => say({ event })
  try {
    const engine = await (role === 'owner' ? startEmbedded : joinOrStart)({ ...options, log })
    const { found, pid, port, url } = engine
    for await (const line of tell({ ready: { found, pid, port, url } })) {
      if (line === 'stop') {
        await engine.stop()
        say({ stopped: true })
        process.exit(0)
      }
      if (line === 'exit') process.exit(0)
      if (line === 'throw') throw new Error('a bug')
      if (line.startsWith('announce ')) engine.announce(line.slice(9))
      if (line === 'write') await write(engine)
    }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    say({ problem: error.problem })
    process.exit(1)
  }
}

function tell(first: object): AsyncIterable<string> {
  say(first)
  return createInterface({ input: process.stdin })
}

await main()
