import { pageBundle } from './support/page-bundle.mjs'

/** The window's page. */
export default pageBundle('renderer', 'main.tsx')
