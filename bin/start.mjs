// `npm start`: installs what is missing, builds, and serves, with the demonstration in a new data folder.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureInstalled, root } from './ensure.mjs'

ensureInstalled()
const { ensureBuilt } = await import('./build.mjs')
await ensureBuilt()
const { main } = await import(pathToFileURL(join(root, 'dist/kheo.js')).href)
await main(['serve', '--demo-when-empty', ...process.argv.slice(2)])
