import { builtinModules } from 'node:module'
import { defineConfig } from 'vite'
import { nativePackages } from './support/native-packages.mjs'

/** Main process: one ES module, everything bundled but Electron, Node and native packages. */
export default defineConfig({
  ssr: { target: 'node', noExternal: true, external: nativePackages },
  build: {
    ssr: 'electron/main.ts',
    outDir: 'out',
    emptyOutDir: false,
    target: 'node20',
    rolldownOptions: {
      external: ['electron', ...nativePackages, ...builtinModules, /^node:/],
      output: { format: 'es', entryFileNames: 'main.js', codeSplitting: false },
    },
  },
})
