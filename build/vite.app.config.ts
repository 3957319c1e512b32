import { scriptBundle } from './support/node-bundle.mjs'

/** The part of main that runs once the window is opening. */
export default scriptBundle('electron/open-app.ts', 'app.cjs', { external: ['electron'] })
