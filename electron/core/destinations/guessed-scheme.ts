/** Addresses within one's own network, where servers seldom have a certificate. */
const near =
  /^(?:localhost|127\.\d|10\.\d|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|\[::1\]|\[f[cd]|[^.:/[\]]+(?=[:/]|$)|[^:/]+\.(?:local|lan|home|internal)(?=[:/]|$))/i

/**
 * The scheme that an address typed without one most likely means. A wrong guess shows itself: the check
 * tells a server that speaks the other one, and offers it.
 */
export function guessedScheme(address: string): 'http' | 'https' {
  return near.test(address) && !/:443(?:\/|$)/.test(address) ? 'http' : 'https'
}
