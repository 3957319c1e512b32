import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The page: relative addresses, because it is served from the app's own protocol. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'chrome130',
    modulePreload: { polyfill: false },
  },
  server: { port: 5199, strictPort: true },
})
