import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startServer } from './demo/server.mjs'
import { showMainJob } from './demo/show.mjs'
import { resolveRuntime } from './runtime/resolve.mjs'
import { bundleIfNeeded } from './support/bundle.mjs'
import { launch, untilEnd } from './support/launch.mjs'
import { main, say } from './support/say.mjs'
import { startScreen } from './support/screen.mjs'
import { ensureLibraries, ensureSandbox, ensureScreen } from './system/ensure.mjs'
import { hasDisplay } from './system/missing.mjs'

/** Runs the real app with an S3 server of its own; without a display it drives the app itself and checks every link. */
await main(async () => {
  ensureScreen()
  const { executable, binary, version } = await resolveRuntime()
  ensureLibraries(binary)
  ensureSandbox(binary)
  await bundleIfNeeded()
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ollim-demo-'))
  const server = await startServer(path.join(folder, 'bucket'))
  say(`Electron ${version}; an S3 server at ${server.endpoint}, for as long as this runs.`)
  const env = { ...server.destination, OLLIM_HOME: path.join(folder, 'home') }
  try {
    await (process.platform !== 'linux' || hasDisplay() ? play(executable, env) : prove(executable, env))
  } finally {
    await server.end()
    fs.rmSync(folder, { recursive: true, force: true })
  }
})

/**
 * Leaves the window open until the person closes it.
 * @param {string} executable
 * @param {Record<string, string>} env
 */
async function play(executable, env) {
  say('Drop images on the window; there are some in build/demo/samples. Quit Ollim to end the demo.')
  process.exitCode = await untilEnd(launch(executable, { env }))
}

/**
 * Without a display nobody can try it: the demo drives itself, on a virtual screen.
 * @param {string} executable
 * @param {Record<string, string>} env
 */
async function prove(executable, env) {
  const screen = await startScreen()
  try {
    const english = { LC_ALL: 'C.UTF-8', LANGUAGE: 'en' }
    const troubles = await showMainJob(executable, { ...env, ...english, DISPLAY: screen.display })
    if (troubles.length > 0) throw new Error(`The demo failed:\n${troubles.join('\n')}`)
    say('Every link gives back its image, byte for byte.')
  } finally {
    screen.end()
  }
}
