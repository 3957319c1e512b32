/**
 * The address of a server as it is kept: without final slashes, capitals in the host, and the port that its scheme means
 * anyway. Where it is compared, as to tell whether two destinations share a bucket, one server has one address.
 */
export function normalizeAddress(address: string): string {
  return withoutUsualPort(withLowerCaseHost(withoutEndSlashes(address)))
}

function withoutEndSlashes(address: string): string {
  return address.replace(/(?<!:\/?)\/+$/, '')
}

function withLowerCaseHost(address: string): string {
  return address.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#@]*(?=[/?#]|$)/i, (start) => start.toLowerCase())
}

function withoutUsualPort(address: string): string {
  return address.replace(/^(https:\/\/[^/?#@]+):443(?=[/?#]|$)|^(http:\/\/[^/?#@]+):80(?=[/?#]|$)/, '$1$2')
}
