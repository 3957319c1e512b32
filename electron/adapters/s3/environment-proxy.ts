import { getProxyForUrl } from 'proxy-from-env'

/**
 * The proxy that `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY` name for an address; empty for none,
 * and for one that is no HTTP proxy: SOCKS is not spoken.
 */
export function environmentProxy(address: string): string {
  const named = getProxyForUrl(address)
  const proxy = URL.canParse(named) ? named : withEncodedNames(named)
  return /^https?:/i.test(proxy) && URL.canParse(proxy) ? proxy : ''
}

/** People write a password as it is; in an address `#`, `?` or `/` would end the server's name. */
function withEncodedNames(proxy: string): string {
  return proxy.replace(
    /^(\w+:\/\/)([^:]*):(.*)@/,
    (_whole, scheme: string, name: string, password: string) =>
      `${scheme}${encodeURIComponent(name)}:${encodeURIComponent(password)}@`,
  )
}
