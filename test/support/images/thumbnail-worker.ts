import { fork } from 'node:child_process'
import { mkdir, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { thumbnailJob } from '../../../electron/adapters/images/thumbnail-messages'
import type { StartProcess } from '../../../electron/adapters/images/thumbnail-process'

const root = join(import.meta.dirname, '../../..')

/** Bundles the worker as the app does and gives the file; inside the checkout, where it finds sharp. */
export async function buildThumbnailWorker(): Promise<string> {
  const cache = join(root, 'out/.cache')
  await mkdir(cache, { recursive: true })
  const outDir = await mkdtemp(join(cache, 'worker-'))
  await build({
    root,
    configFile: join(root, 'build/vite.worker.config.ts'),
    logLevel: 'error',
    build: { outDir },
  })
  return join(outDir, 'thumbnail-worker.js')
}

/** Starts it as a child of Node, which gives it the port that Electron would. */
export const startThumbnailWorker: StartProcess = (file, { onMessage, onSaid, onEnd }) => {
  const child = fork(file, {
    execArgv: ['--import', new URL('./parent-port.mjs', import.meta.url).href],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  child.on('message', onMessage)
  child.stderr?.on('data', (words: unknown) => onSaid(String(words).trim()))
  child.on('exit', (exitCode) => onEnd(exitCode ?? 1))
  return { send: (message) => void child.send(thumbnailJob.parse(message)), end: () => void child.kill() }
}
