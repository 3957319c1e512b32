/** Whether a text is an address in the web, and so no path. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text)
}

/** An address as it may be shown: without name, password, query and fragment, which may hold secrets. */
export function shownAddress(address: string): string {
  return address.replace(/[?#].*$/s, '').replace(/^(\w+:\/\/)[^/]*@/, '$1')
}
