import { scriptBundle } from './support/node-bundle.mjs'

/** The part of main that runs once the window is opening. */
export default scriptBundle('electron/wiring/open-app.ts', 'app.cjs', { external: ['electron'] })
