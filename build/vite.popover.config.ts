import { pageBundle, popoverScript } from './support/page-bundle.mjs'

/** The page of the tray's popover: a separate bundle, so that the window's page stays one file. */
export default pageBundle('popover', popoverScript)
