import { shortened } from '../shortened'

/** Whether a text is a web address, and so not a path. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text)
}

/**
 * An address as it may be shown: without name, password, query and fragment, which could contain secrets. Of a very long
 * one, the middle is left out.
 */
export function shownAddress(address: string): string {
  return shortened(address.replace(/[?#].*$/s, '').replace(/^(\w+:[/\\]+)[^/\\]*@/, '$1'))
}
