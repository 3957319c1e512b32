import { nodeBundle } from './support/node-bundle.mjs'

/** Thumbnail worker: in the same folder as main.js, runs in its own thread. */
export default nodeBundle('electron/adapters/images/thumbnail-worker.ts', 'thumbnail-worker.js')
