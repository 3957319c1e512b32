import { builtinModules } from 'node:module'
import { defineConfig } from 'vite'
import { nativePackages } from './support/native-packages.mjs'

/** Thumbnail worker: one ES module beside main.js, run in a thread of its own. */
export default defineConfig({
  ssr: { target: 'node', noExternal: true, external: nativePackages },
  build: {
    ssr: 'electron/adapters/images/thumbnail-worker.ts',
    outDir: 'out',
    emptyOutDir: false,
    target: 'node20',
    rolldownOptions: {
      external: [...nativePackages, ...builtinModules, /^node:/],
      output: { format: 'es', entryFileNames: 'thumbnail-worker.js', codeSplitting: false },
    },
  },
})
