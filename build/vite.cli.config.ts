import { nodeBundle } from './support/node-bundle.mjs'

/** Command line: one file that plain Node runs, without Electron. */
export default nodeBundle('electron/cli/main.ts', 'ollim.js', { banner: '#!/usr/bin/env node' })
