import { withoutEndSlashes } from '../without-end-slashes'

/**
 * The address of a server as it is kept: without final slashes, capitals in the host, and the port that its scheme means
 * anyway. Where it is compared, as to tell whether two destinations share a bucket, one server has one address.
 */
export function normalizeAddress(address: string): string {
  return withoutUsualPort(withLowerCaseHost(withoutFinalSlashes(address)))
}

/** Keeps the slashes of a scheme that nothing follows yet. */
function withoutFinalSlashes(address: string): string {
  const scheme = /^[a-z][a-z0-9+.-]*:\/{0,2}/i.exec(address)?.[0] ?? ''
  return scheme + withoutEndSlashes(address.slice(scheme.length))
}

function withLowerCaseHost(address: string): string {
  return address.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#@]*(?=[/?#]|$)/i, (start) => start.toLowerCase())
}

function withoutUsualPort(address: string): string {
  return address.replace(/^(https:\/\/[^/?#@]+):443(?=[/?#]|$)|^(http:\/\/[^/?#@]+):80(?=[/?#]|$)/, '$1$2')
}
