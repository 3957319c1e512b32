import { builtinModules } from 'node:module'
import path from 'node:path'
import { defineConfig } from 'vite'
import { licencesOf } from './licences.mjs'
import { onlyAscii } from './only-ascii.mjs'
import { root } from './root.mjs'

/** Packages with native code are not bundled: they load their own binaries. */
const nativePackages = ['sharp', '@photostructure/sqlite']

/** Less to read at each start; the names of functions and classes stay readable in the log. */
const minify = /** @type {const} */ ({
  compress: true,
  mangle: { keepNames: true },
  codegen: { removeWhitespace: true },
})

/** For options of electron-store that Ollim does not use: JSON Schema validation, and migrations by version. */
const unusedLibraries = ['ajv/dist/2020.js', 'ajv-formats', 'semver']
const whenExit = path.join(root, 'build', 'support', 'when-exit.mjs')
const unusedLibrary = path.join(root, 'build', 'support', 'unused-library.mjs')

/**
 * The vite settings of one ES module in `out/` that Node or Electron's main process runs. It contains everything
 * except Node, Electron and native packages.
 * @param {string} entry source file, from the checkout's folder
 * @param {string} fileName in `out/`
 * @param {{
 *   external?: readonly string[]
 *   output?: import('vite').Rolldown.OutputOptions
 *   plugins?: import('vite').Plugin[]
 * }} [options]
 */
export function nodeBundle(entry, fileName, { external = [], output = {}, plugins = [] } = {}) {
  return defineConfig({
    plugins,
    resolve: {
      alias: {
        ...Object.fromEntries(unusedLibraries.map((library) => [library, unusedLibrary])),
        'when-exit': whenExit,
      },
    },
    ssr: { target: 'node', noExternal: true, external: nativePackages },
    build: {
      ssr: entry,
      outDir: 'out',
      emptyOutDir: false,
      target: 'node20',
      license: { fileName: licencesOf(fileName) },
      rolldownOptions: {
        external: [...external, ...nativePackages, ...builtinModules, /^node:/],
        output: { format: 'es', entryFileNames: fileName, codeSplitting: false, minify, ...output },
      },
    },
  })
}

/**
 * As `nodeBundle`, but makes a script whose value is the function of a CommonJS module; it returns what the entry
 * exports. It is not an ES module, since only a script can be compiled ahead of time (`code-cache/`). Such a script
 * cannot use a dynamic import, so it uses `require`.
 * @param {string} entry
 * @param {string} fileName
 * @param {{ external?: readonly string[] }} [options]
 */
export function scriptBundle(entry, fileName, { external = [] } = {}) {
  return nodeBundle(entry, fileName, {
    external,
    plugins: [onlyAscii],
    output: {
      format: 'cjs',
      dynamicImportInCjs: false,
      postBanner: '(function (require, __filename) { const exports = {};',
      postFooter: 'return exports })',
    },
  })
}
