import { nodeBundle } from './support/node-bundle.mjs'

/** Converter worker: beside main.js, run in a process of its own. */
export default nodeBundle('electron/adapters/images/converter-worker.ts', 'converter-worker.js')
