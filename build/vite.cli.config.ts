import { builtinModules } from 'node:module'
import { defineConfig } from 'vite'
import { nativePackages } from './support/native-packages.mjs'

/** Command line: one file that plain Node runs, without Electron. */
export default defineConfig({
  ssr: { target: 'node', noExternal: true, external: nativePackages },
  build: {
    ssr: 'electron/cli/main.ts',
    outDir: 'out',
    emptyOutDir: false,
    target: 'node20',
    rolldownOptions: {
      external: [...nativePackages, ...builtinModules, /^node:/],
      output: {
        format: 'es',
        entryFileNames: 'ollim.js',
        codeSplitting: false,
        banner: '#!/usr/bin/env node',
      },
    },
  },
})
