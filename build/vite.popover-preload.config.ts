import { preloadBundle } from './support/preload-bundle.mjs'

/** The popover's bridge. */
export default preloadBundle('electron/preload/popover.ts', 'popover.cjs')
