import { preloadBundle } from './support/preload-bundle.mjs'

/** The window's preload script. */
export default preloadBundle('electron/preload/window.ts', 'preload.cjs')
