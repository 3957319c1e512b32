import { nodeBundle } from './support/node-bundle.mjs'

/** Main process. */
export default nodeBundle('electron/main.ts', 'main.js', { external: ['electron'] })
