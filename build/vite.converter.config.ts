import { nodeBundle } from './support/node-bundle.mjs'

/** Converter worker: in the same folder as main.js, runs in its own process. */
export default nodeBundle('electron/adapters/images/converter-worker.ts', 'converter-worker.js')
