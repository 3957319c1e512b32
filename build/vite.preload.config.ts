import { defineConfig } from 'vite'

/** Preload: one CommonJS file, as a sandboxed renderer demands. */
export default defineConfig({
  ssr: { target: 'node', noExternal: true },
  build: {
    ssr: 'electron/preload.ts',
    outDir: 'out',
    emptyOutDir: false,
    target: 'node20',
    rolldownOptions: {
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
    },
  },
})
