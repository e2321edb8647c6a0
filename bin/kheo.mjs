#!/usr/bin/env node
// The command line from a checkout: builds what changed, then runs.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt } from './build.mjs'
import { root } from './ensure.mjs'

await ensureBuilt()
const { main } = await import(pathToFileURL(join(root, 'dist/kheo.js')).href)
await main(process.argv.slice(2))
