declare module 'proxy-from-env' {
  /** The proxy that the environment names for an address; empty for none. */
  export function getProxyForUrl(address: string): string
}
