import { preloadBundle } from './support/preload-bundle.mjs'

/** The popover's preload script. */
export default preloadBundle('electron/preload/popover.ts', 'popover.cjs')
