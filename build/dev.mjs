import path from 'node:path'
import { build, createServer } from 'vite'
import { renderAppIcons } from './icons/render.mjs'
import { resolveRuntime } from './runtime/resolve.mjs'
import { bundleConfig } from './support/bundle.mjs'
import { launch } from './support/launch.mjs'
import { root } from './support/root.mjs'
import { main, say } from './support/say.mjs'
import { ensureLibraries, ensureSandbox, ensureUnzip } from './system/ensure.mjs'

/** Bundles whose every change restarts the app. */
const restarting = ['main', 'app', 'worker', 'converter', 'preload', 'popover-preload']

await main(async () => {
  ensureUnzip(say)
  const { executable, binary } = await resolveRuntime(say)
  ensureLibraries(binary, say)
  ensureSandbox(binary)
  await renderAppIcons(path.join(root, 'out', 'icons'))
  const server = await createServer({ configFile: bundleConfig('renderer') })
  await server.listen()
  const address = server.resolvedUrls?.local[0] ?? 'http://localhost:5199/'
  say(`The page is at ${address} and changes as you save; main and preload restart the app.`)

  /** @type {import('node:child_process').ChildProcess | undefined} */
  let app
  const built = new Set()
  const restart = () => {
    const next = () => {
      app = launch(executable, { env: { ELECTRON_RENDERER_URL: address } })
      app.once('exit', end)
    }
    app?.off('exit', end).once('exit', next).kill()
    if (app === undefined) next()
  }
  const end = () => process.exit()
  for (const name of restarting) {
    const watcher = await build({ configFile: bundleConfig(name), logLevel: 'warn', build: { watch: {} } })
    if (!('on' in watcher)) continue
    watcher.on('event', (event) => {
      if (event.code === 'ERROR') say(event.error.message)
      if (event.code !== 'END') return
      built.add(name)
      if (built.size === restarting.length) restart()
    })
  }
  process.on('SIGINT', () => {
    app?.off('exit', end)
    app?.kill()
    end()
  })
})
