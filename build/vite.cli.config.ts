import { scriptBundle } from './support/node-bundle.mjs'

/** Command line: plain Node runs it, without Electron. */
export default scriptBundle('electron/cli/main.ts', 'ollim.cjs')
