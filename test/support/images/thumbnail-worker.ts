import { mkdir, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'

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
