import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { needsSetUp, type SetUp } from '../app/account/setup.ts'
import { isEmpty, runDemo } from '../app/demo.ts'
import { demoFiles, type Opened, openApp, packageFacts, ROOT, registryDefaults, ruleDefaults } from '../compose.ts'
import { ProblemError, problem } from '../core/problem.ts'
import { startFolding } from '../jobs/fold-statistics.ts'
import { startReminding } from '../jobs/remind.ts'
import { startSweeping } from '../jobs/sweep-uploads.ts'
import type { Site } from '../web/context.ts'
import { createSite } from '../web/site.ts'
import { makeDataFolder } from './data-folder.ts'
import { siteKey } from './site-key.ts'
import type { Call, Verb } from './verb.ts'

const SAID = {
  vi: {
    engine: 'Đang mở cơ sở dữ liệu…',
    migrate: 'Đã đưa cơ sở dữ liệu lên phiên bản này.',
    units: 'Đang nạp danh mục đơn vị hành chính…',
    demo: 'Đang đọc văn bản trình diễn',
    stopping: 'Đang dừng…',
    setUp: 'Chưa có ai có tài khoản. Mở địa chỉ này để tạo người quản trị đầu tiên:',
  },
  en: {
    engine: 'Opening the database…',
    migrate: 'The database has this version’s schema.',
    units: 'Loading the administrative units…',
    demo: 'Reading the demonstration’s documents',
    stopping: 'Stopping…',
    setUp: 'Nobody has an account yet. Open this address to make the first administrator:',
  },
} as const

export const serveVerb: Verb = {
  name: 'serve',
  usage: 'serve [--demo-when-empty]',
  summary: { vi: 'Mở trang web và giữ cơ sở dữ liệu', en: 'Open the site and keep the database' },
  options: { 'demo-when-empty': { type: 'boolean' } },
  run: serve,
}

async function serve(call: Call): Promise<number> {
  makeDataFolder(call.config)
  const stop = stopSignal()
  const door = await openDoor(call)
  try {
    const opened = await openApp(call.config, {
      as: 'owner',
      command: 'serve',
      progress: (step) => {
        if (step !== 'ready') call.terminal.progress(SAID[call.terminal.lang][step])
      },
    })
    try {
      if (call.values['demo-when-empty'] === true && (await isEmpty(opened.app))) await loadDemo(call, opened)
      await whileServing(call, opened, door, stop)
    } finally {
      await opened.close()
    }
    return 0
  } finally {
    await door.close()
  }
}

async function loadDemo(call: Call, opened: Opened): Promise<void> {
  await runDemo(opened.app, demoFiles(), registryDefaults(), (done, of, name) =>
    call.terminal.progress(`${SAID[call.terminal.lang].demo} ${done}/${of} ${name}`),
  )
}

async function whileServing(call: Call, opened: Opened, door: Door, stop: AbortSignal): Promise<void> {
  const setUp = await setUpOf(opened)
  const site = createSite(siteOf(call, opened, setUp))
  const folding = new AbortController()
  const background = { signal: folding.signal, onError: (error: unknown) => console.error(error) }
  const sweeping = { intervalMs: 3_600_000, signal: folding.signal, onError: (error: unknown) => console.error(error) }
  void startSweeping(opened.app, sweeping)
  startFolding(opened.app, { intervalMs: 3000, ...background })
  startReminding(opened.app, { intervalMs: 60_000, ...background })
  door.answer(getRequestListener(site.fetch))
  const address = `http://${call.config.host === '0.0.0.0' ? 'localhost' : call.config.host}:${door.port}`
  opened.engine?.announce(address)
  announce(call, address, setUp)
  await new Promise<void>((done) => {
    if (stop.aborted) done()
    else stop.addEventListener('abort', () => done(), { once: true })
  })
  call.terminal.progress(SAID[call.terminal.lang].stopping)
  folding.abort()
}

/** Says where the site is; and while nobody has an account, the one address that makes the first person. */
function announce(call: Call, address: string, setUp: SetUp | undefined): void {
  const home = call.config.origin ?? address
  const first = setUp === undefined ? undefined : `${home}/thiet-lap?ma=${setUp.code}`
  if (call.json) {
    call.terminal.json({ ready: true, address, ...(first === undefined ? {} : { setUp: first }) })
    return
  }
  call.terminal.out(`Khéo: ${home}`)
  if (first !== undefined) call.terminal.out(`${SAID[call.terminal.lang].setUp} ${first}`)
}

/** The code of the first set-up: of this process, so that an old terminal's is worth nothing. */
async function setUpOf(opened: Opened): Promise<SetUp | undefined> {
  if (!(await needsSetUp(opened.app))) return undefined
  return { code: randomBytes(15).toString('base64url'), defaults: registryDefaults() }
}

function siteOf(call: Call, opened: Opened, setUp: SetUp | undefined): Site {
  const dist = join(ROOT, 'dist')
  const assets = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8')) as Site['assets']
  const { version, license } = packageFacts()
  return {
    app: opened.app,
    assets,
    assetFolder: join(dist, 'assets'),
    version,
    licence: license,
    origin: call.config.origin,
    operator: call.config.operator,
    secret: siteKey(call.config),
    ruleDefaults: ruleDefaults(),
    ...(call.config.oidc === undefined ? {} : { oidc: call.config.oidc }),
    ...(call.config.proxyHeader === undefined ? {} : { proxyHeader: call.config.proxyHeader }),
    ...(setUp === undefined ? {} : { setUp }),
  }
}

type Listener = (request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => unknown

/** The port, taken before anything slow happens: a port in use is told at once, an early visitor is told to wait. */
interface Door {
  readonly port: number
  answer(listener: Listener): void
  close(): Promise<void>
}

async function openDoor(call: Call): Promise<Door> {
  let listener: Listener = (_request, response) => {
    response.writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '5' })
    response.end('Khéo đang khởi động, thử lại sau vài giây. / Khéo is starting, try again in a few seconds.\n')
  }
  const server = createServer((request, response) => listener(request, response))
  await new Promise<void>((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      failed(
        error.code === 'EADDRINUSE' || error.code === 'EACCES'
          ? new ProblemError(problem('port.in-use', { port: call.config.port }), { cause: error })
          : error,
      ),
    )
    server.listen(call.config.port, call.config.host, done)
  })
  const bound = server.address()
  return {
    port: typeof bound === 'object' && bound !== null ? bound.port : call.config.port,
    answer: (next) => {
      listener = next
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeIdleConnections()
        setTimeout(() => server.closeAllConnections(), 2000).unref()
      }),
  }
}

/** Ctrl-C and SIGTERM ask once; a second Ctrl-C ends at once, and the next start recovers. */
function stopSignal(): AbortSignal {
  const stop = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (stop.signal.aborted) process.exit(130)
      stop.abort()
    })
  }
  return stop.signal
}
