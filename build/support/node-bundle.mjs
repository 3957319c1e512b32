import { builtinModules } from 'node:module'
import { defineConfig } from 'vite'

/** Packages with native code stay outside every bundle: they load their own binaries. */
const nativePackages = ['sharp', '@photostructure/sqlite']

/** Less to read at each start; names of functions and classes stay, for the log's sake. */
const minify = /** @type {const} */ ({
  compress: true,
  mangle: { keepNames: true },
  codegen: { removeWhitespace: true },
})

/**
 * The vite settings of one ES module in `out/` that Node or Electron's main process runs, with
 * everything in it but Node, Electron and native packages.
 * @param {string} entry source file, from the checkout's folder
 * @param {string} fileName in `out/`
 * @param {{ external?: readonly string[], output?: import('vite').Rolldown.OutputOptions }} [options]
 */
export function nodeBundle(entry, fileName, { external = [], output = {} } = {}) {
  return defineConfig({
    ssr: { target: 'node', noExternal: true, external: nativePackages },
    build: {
      ssr: entry,
      outDir: 'out',
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: {
        external: [...external, ...nativePackages, ...builtinModules, /^node:/],
        output: { format: 'es', entryFileNames: fileName, codeSplitting: false, minify, ...output },
      },
    },
  })
}
