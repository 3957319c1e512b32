import { fork } from 'node:child_process'
import { mkdir, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { bundleConfig } from '../../../build/support/bundles.mjs'
import { root } from '../../../build/support/root.mjs'
import { thumbnailJob } from '../../../electron/adapters/images/thumbnails/thumbnail-messages'
import type { StartProcess } from '../../../electron/adapters/images/workers/worker-process'

/** Bundles a worker as the app does and returns its file; it is inside the checkout, where it finds sharp. */
async function buildWorker(file: string): Promise<string> {
  const cache = join(root, 'out/.cache')
  await mkdir(cache, { recursive: true })
  const outDir = await mkdtemp(join(cache, 'worker-'))
  await build(bundleConfig(file, { logLevel: 'error', build: { outDir } }))
  return join(outDir, file)
}

export function buildThumbnailWorker(): Promise<string> {
  return buildWorker('thumbnail-worker.js')
}

export function buildConverterWorker(): Promise<string> {
  return buildWorker('converter-worker.js')
}

/** Starts it as a child process of Node, which passes bytes as Electron does. */
export const startThumbnailWorker: StartProcess = (file, { onStarted, onMessage, onSaid, onEnd }) => {
  const child = fork(file, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  if (child.pid !== undefined) onStarted(child.pid)
  child.on('message', onMessage)
  child.stderr?.on('data', (words: unknown) => onSaid(String(words).trim()))
  child.on('exit', (exitCode) => onEnd(exitCode ?? 1))
  return { send: (message) => void child.send(thumbnailJob.parse(message)), end: () => void child.kill() }
}
