import { getProxyForUrl } from 'proxy-from-env'
import { decoded } from '../../core/destinations/paste/percent-decoding'

/**
 * The proxy that `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY` name for an address; empty for none,
 * and for one that is no HTTP proxy: SOCKS is not spoken.
 */
export function environmentProxy(address: string): string {
  const proxy = withEncodedNames(getProxyForUrl(address))
  return /^https?:/i.test(proxy) && URL.canParse(proxy) ? proxy : ''
}

/**
 * People write a password as it is, though in an address `#`, `?` or `/` ends the server's name. Only the last `@`
 * tells where that begins: such an address can mostly be parsed, but names another server then.
 */
function withEncodedNames(proxy: string): string {
  return proxy.replace(/^(\w+:\/\/)(.*)@/, (_whole, scheme: string, names: string) => {
    const encoded = names.split(':').map((name) => encodeURIComponent(decoded(name)))
    return `${scheme}${encoded.join(':')}@`
  })
}
