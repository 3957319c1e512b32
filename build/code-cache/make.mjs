import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { sandboxArguments, untilEnd } from '../support/launch.mjs'
import { startHollowBucket } from './hollow-bucket.mjs'

const uploadOnce = fileURLToPath(new URL('upload-once.mjs', import.meta.url))
const loadApp = fileURLToPath(new URL('load-app.mjs', import.meta.url))

/**
 * Saves V8's compiled code beside the command line's bundle, including the functions that an upload calls: it
 * uploads an image to a local server that discards it. Only the same version of Node uses this code cache; any
 * other ignores it.
 * @param {string} script the command line's bundle
 * @param {string} image to upload
 */
export async function makeCodeCache(script, image) {
  const bucket = await startHollowBucket()
  const home = fs.mkdtempSync(path.join(path.dirname(script), 'code-cache-'))
  try {
    const code = await untilEnd(
      spawn(process.execPath, [uploadOnce, 'upload', image], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: {
          PATH: process.env['PATH'],
          HOME: home,
          OLLIM_HOME: home,
          OLLIM_SCRIPT: script,
          ...bucket.environment,
        },
      }),
    )
    if (code !== 0) throw new Error(`The command line could not be compiled beforehand (${String(code)}).`)
  } finally {
    bucket.stop()
    fs.rmSync(home, { recursive: true, force: true })
  }
}

/**
 * Saves V8's compiled code for every start beside the app's bundle. Only the same version of Electron uses this
 * code cache; any other ignores it. There is none if that Electron cannot run on the build machine.
 * @param {string} script the app's bundle
 * @param {string} electron absolute path
 */
export async function makeAppCodeCache(script, electron) {
  await untilEnd(spawn(electron, [...sandboxArguments, loadApp, script], { stdio: 'ignore' }))
}
