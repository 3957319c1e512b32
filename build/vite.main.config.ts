import { nodeBundle } from './support/node-bundle.mjs'

/** Main process: as small as possible, so that the window appears soon. */
export default nodeBundle('electron/main.ts', 'main.js', { external: ['electron'] })
