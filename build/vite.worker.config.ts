import { nodeBundle } from './support/node-bundle.mjs'

/** Thumbnail worker: beside main.js, run in a thread of its own. */
export default nodeBundle('electron/adapters/images/thumbnail-worker.ts', 'thumbnail-worker.js')
