import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { licencesOf } from './licences.mjs'
import { root } from './root.mjs'

/** Hot reload needs inline scripts, inline styles and a web socket; the built page keeps its strict policy. */
const loosenPolicyWhileDeveloping = /** @type {import('vite').Plugin} */ ({
  name: 'loosen-policy-while-developing',
  apply: 'serve',
  transformIndexHtml: (html) =>
    html
      .replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
      .replace(/style-src 'self'[^;]*/, "style-src 'self' 'unsafe-inline'")
      .replace("connect-src 'self'", "connect-src 'self' ws:"),
})

/** The popover's entry script, from `renderer/`. */
export const popoverScript = 'popover/main.tsx'

/**
 * All pages share one document and so one policy; each has its own entry script. In development one server serves
 * all pages: requests below `/popover/` get the popover.
 * @param {string} script from the document's folder
 * @returns {import('vite').Plugin}
 */
const beginWith = (script) => ({
  name: 'begin-with',
  transformIndexHtml: {
    order: 'pre',
    handler: (html, { originalUrl = '/' }) =>
      html.replace('./main.tsx', `./${originalUrl.startsWith('/popover/') ? popoverScript : script}`),
  },
})

/** Loads the Latin letters' font along with the style sheet, not after the first text has been laid out. */
const loadLatinLettersAhead = /** @type {import('vite').Plugin} */ ({
  name: 'load-latin-letters-ahead',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) => {
      const file = Object.keys(bundle).find((name) => name.includes('inter-latin-wght'))
      if (file === undefined) throw new Error('The page has no face of Latin letters')
      const attrs = { rel: 'preload', href: `./${file}`, as: 'font', type: 'font/woff2', crossorigin: '' }
      return [{ tag: 'link', attrs, injectTo: 'head' }]
    },
  },
})

/** The page's code is a script that waits for the document, instead of a module. */
const runAsScript = /** @type {import('vite').Plugin} */ ({
  name: 'run-as-script',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => {
      const asModule = '<script type="module" crossorigin'
      if (!html.includes(asModule)) throw new Error('The page has no script')
      return html.replace(asModule, '<script defer')
    },
  },
})

/**
 * The vite settings of one page in `out/`: relative addresses, because it is served from the app's own protocol.
 * @param {string} name of its folder in `out/`
 * @param {string} script its entry script, from `renderer/`
 */
export function pageBundle(name, script) {
  return defineConfig({
    root: path.join(root, 'renderer'),
    base: './',
    plugins: [react(), beginWith(script), loadLatinLettersAhead, runAsScript, loosenPolicyWhileDeveloping],
    build: {
      outDir: path.join(root, 'out', name),
      emptyOutDir: true,
      target: 'chrome130',
      license: { fileName: licencesOf(name) },
      // A font or picture inside the style sheet would be a data: URL, which the page may not load.
      assetsInlineLimit: 0,
      // Chromium keeps the compiled code of a whole script, but only of those functions of a module that ran at once.
      rolldownOptions: { output: { format: 'iife', strict: true } },
      // A script would otherwise add the style sheet itself, which the policy forbids.
      cssCodeSplit: false,
      modulePreload: false,
      // The page is loaded from disk: one large file is faster than several small ones.
      chunkSizeWarningLimit: 2000,
    },
    server: { port: 5199, strictPort: true },
  })
}
