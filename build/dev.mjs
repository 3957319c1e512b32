import path from 'node:path'
import { build, createServer } from 'vite'
import { renderAppIcons } from './icons/render.mjs'
import { resolveRuntime } from './runtime/resolve.mjs'
import { bundleConfig } from './support/bundles.mjs'
import { keepRunning } from './support/keep-running.mjs'
import { launch } from './support/launch.mjs'
import { root } from './support/root.mjs'
import { main, say } from './support/say.mjs'
import { ensureLibraries, ensureSandbox } from './system/ensure.mjs'

/** A change in any of these bundles restarts the app. */
const restarting = [
  'main.js',
  'app.cjs',
  'thumbnail-worker.js',
  'converter-worker.js',
  'preload.cjs',
  'popover.cjs',
]

/** Runs the app with hot reload: the page changes as its files are saved, and main and preload restart the app. */
await main(async () => {
  const { executable, binary } = await resolveRuntime()
  ensureLibraries(binary)
  ensureSandbox(binary)
  await renderAppIcons(path.join(root, 'out', 'icons'))
  const server = await createServer(bundleConfig('renderer', { logLevel: 'info' }))
  await server.listen()
  const address = server.resolvedUrls?.local[0] ?? 'http://localhost:5199/'
  say(`The page is at ${address} and changes as you save; main and preload restart the app.`)

  const app = keepRunning(
    () => launch(executable, { env: { ELECTRON_RENDERER_URL: address } }),
    () => process.exit(),
  )
  const built = new Set()
  for (const name of restarting) {
    const watcher = await build(bundleConfig(name, { build: { watch: {} } }))
    if (!('on' in watcher)) continue
    watcher.on('event', (event) => {
      if (event.code === 'ERROR') say(event.error.message)
      if (event.code !== 'END') return
      built.add(name)
      if (built.size === restarting.length) app.restart()
    })
  }
  process.on('SIGINT', () => {
    app.kill()
    process.exit()
  })
})
