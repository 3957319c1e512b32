import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { createServer } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundleConfig } from '../../../build/support/bundles.mjs'
import { root } from '../../../build/support/root.mjs'

let server: Awaited<ReturnType<typeof createServer>>

beforeAll(async () => {
  server = await createServer(
    bundleConfig('renderer', { server: { middlewareMode: true, ws: false }, logLevel: 'silent' }),
  )
})
afterAll(() => server.close())

it.each([
  ["the window's page", '/', 'main.tsx'],
  ["the tray's popover", '/popover/', 'popover/main.tsx'],
])('during development, %s loads its own script', async (_page, address, script) => {
  const document = await readFile(path.join(root, 'renderer', 'index.html'), 'utf8')
  const served = await server.transformIndexHtml('/index.html', document, address)
  const scripts = [...served.matchAll(/src="\.?\/([^"@]*)"/g)].map(([, source]) => source)
  expect(scripts).toEqual([script])
})
