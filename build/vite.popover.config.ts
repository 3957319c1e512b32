import { pageBundle, popoverScript } from './support/page-bundle.mjs'

/** The page of the tray's popover: by itself, so that the window's page stays one file. */
export default pageBundle('popover', popoverScript)
