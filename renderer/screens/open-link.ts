import { api } from '../api'

/** Opens an uploaded image in the browser. Main decides which links may be opened. */
export const openLink = (url: string): void => void api.openLink(url)
