import { nodeBundle } from './support/node-bundle.mjs'

/** The program that a terminal calls: it starts the command line. */
export default nodeBundle('electron/cli/program.ts', 'ollim.js', {
  output: { banner: '#!/usr/bin/env node' },
})
