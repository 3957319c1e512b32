import { nodeBundle } from './support/node-bundle.mjs'

/** Main process: as small as it can be, so that the window comes soon. */
export default nodeBundle('electron/main.ts', 'main.js', { external: ['electron'] })
