import { defineConfig } from 'vite'

/**
 * The vite settings of one preload script in `out/`: one CommonJS file, as a sandboxed page requires.
 * @param {string} entry source file, from the checkout's folder
 * @param {string} fileName in `out/`
 */
export function preloadBundle(entry, fileName) {
  return defineConfig({
    ssr: { target: 'node', noExternal: true },
    build: {
      ssr: entry,
      outDir: 'out',
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: {
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: fileName, codeSplitting: false },
      },
    },
  })
}
