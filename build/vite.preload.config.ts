import { preloadBundle } from './support/preload-bundle.mjs'

/** The window's bridge. */
export default preloadBundle('electron/preload/window.ts', 'preload.cjs')
