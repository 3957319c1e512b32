import { mergeConfig } from 'vite'
import { nodeBundle, scriptBundle } from './node-bundle.mjs'
import { pageBundle, popoverScript } from './page-bundle.mjs'
import { preloadBundle } from './preload-bundle.mjs'
import { root } from './root.mjs'

/**
 * What a build makes in `out/`, and the vite settings of each.
 * @type {Readonly<Record<string, (name: string) => import('vite').UserConfig>>}
 */
const bundles = {
  // Main process: as small as possible, so that the window appears soon.
  'main.js': (name) => nodeBundle('electron/main.ts', name, { external: ['electron'] }),
  // The part of main that runs once the window is opening.
  'app.cjs': (name) => scriptBundle('electron/wiring/open-app.ts', name, { external: ['electron'] }),
  // In the same folder as main.js; each runs in a process of its own.
  'thumbnail-worker.js': (name) =>
    nodeBundle('electron/adapters/images/thumbnails/thumbnail-worker.ts', name),
  'converter-worker.js': (name) => nodeBundle('electron/adapters/images/converter/converter-worker.ts', name),
  'preload.cjs': (name) => preloadBundle('electron/preload/window.ts', name),
  'popover.cjs': (name) => preloadBundle('electron/preload/popover.ts', name),
  // Two pages, so that the window's stays one file.
  renderer: (name) => pageBundle(name, 'main.tsx'),
  popover: (name) => pageBundle(name, popoverScript),
  // Command line: plain Node runs it, without Electron.
  'ollim.cjs': (name) => scriptBundle('electron/cli/main.ts', name),
  // The program that a terminal calls: it starts the command line.
  'ollim.js': (name) =>
    nodeBundle('electron/cli/program.ts', name, { output: { banner: '#!/usr/bin/env node' } }),
}

export const bundleNames = Object.keys(bundles)

/**
 * @param {string} name of a bundle: its file or folder in `out/`
 * @param {import('vite').InlineConfig} [further] settings for one run of vite
 */
export function bundleConfig(name, further = {}) {
  const config = bundles[name]?.(name)
  if (config === undefined) throw new Error(`There is no bundle ${name}`)
  return mergeConfig({ root, configFile: false, logLevel: 'warn', ...config }, further)
}
