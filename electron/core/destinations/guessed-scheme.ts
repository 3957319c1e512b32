/**
 * An address with the slips corrected that happen in typing `http://` or `https://`: a missing colon or a semicolon
 * instead, a slash too few or too many.
 */
export function withWholeScheme(address: string): string {
  return address.replace(/^(https?)[:;]?\/+/i, (_typed, scheme: string) => `${scheme.toLowerCase()}://`)
}

/** Addresses within one's own network, where servers rarely have a certificate. */
const near =
  /^(?:localhost|127\.\d|10\.\d|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|\[::1\]|\[f[cd]|[^.:/[\]]+(?=[:/]|$)|[^:/]+\.(?:local|lan|home|internal)(?=[:/]|$))/i

/**
 * The scheme most likely meant by an address typed without one. A wrong guess is noticed: the check recognises a
 * server that speaks the other one and offers to change it.
 */
export function guessedScheme(address: string): 'http' | 'https' {
  return near.test(address) && !/:443(?:\/|$)/.test(address) ? 'http' : 'https'
}
