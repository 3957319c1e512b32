import { scriptBundle } from './support/node-bundle.mjs'

/** What main runs once the window is on its way. */
export default scriptBundle('electron/open-app.ts', 'app.cjs', { external: ['electron'] })
