import { builtinModules } from 'node:module'
import { defineConfig } from 'vite'

/** Command line: one file that plain Node runs. */
export default defineConfig({
  ssr: { target: 'node', noExternal: true },
  build: {
    ssr: 'electron/cli/main.ts',
    outDir: 'out',
    emptyOutDir: false,
    target: 'node20',
    rolldownOptions: {
      external: [...builtinModules, /^node:/],
      output: {
        format: 'es',
        entryFileNames: 'ollim.js',
        codeSplitting: false,
        banner: '#!/usr/bin/env node',
      },
    },
  },
})
