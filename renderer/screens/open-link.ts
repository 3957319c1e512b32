import { api } from '../api'

/** Opens an uploaded image in the browser. What may be opened, main decides. */
export const openLink = (url: string): void => void api.openLink(url)
