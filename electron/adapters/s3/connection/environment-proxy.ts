import { getProxyForUrl } from 'proxy-from-env'
import { percentDecode } from '../../../core/percent-decode'

/**
 * The proxy for an address, from `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`; empty for none, and for one
 * that is not an HTTP proxy, because SOCKS is not supported.
 */
export function environmentProxy(address: string): string {
  const proxy = withEncodedNames(getProxyForUrl(address))
  return /^https?:/i.test(proxy) && URL.canParse(proxy) ? proxy : ''
}

/**
 * People do not encode their password, although `#`, `?` or `/` would end the host. Only the last `@` shows where the
 * host begins: without encoding, such an address can mostly be parsed, but means another server.
 */
function withEncodedNames(proxy: string): string {
  return proxy.replace(/^(\w+:\/\/)(.*)@/, (_whole, scheme: string, names: string) => {
    const encoded = names.split(':').map((name) => encodeURIComponent(percentDecode(name)))
    return `${scheme}${encoded.join(':')}@`
  })
}
