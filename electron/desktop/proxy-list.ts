/**
 * The first entry of a proxy list, if it is an HTTP proxy; SOCKS is not supported.
 *
 * @param list as Chromium returns it, e.g. `PROXY proxy.office:3128; DIRECT`
 * @returns e.g. `http://proxy.office:3128`; empty to connect directly
 */
export function firstProxy(list: string): string {
  for (const way of list.split(';')) {
    const [kind = '', host = ''] = way.trim().split(/\s+/)
    if (kind === 'DIRECT') return ''
    if (kind === 'PROXY' && host !== '') return `http://${host}`
    if (kind === 'HTTPS' && host !== '') return `https://${host}`
  }
  return ''
}
