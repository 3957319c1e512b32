/** What to do with an address that the page wants to open in the browser. */
export type AddressJudgement =
  | { readonly kind: 'open' }
  /** Not encrypted, so the person decides, once for each host. */
  | { readonly kind: 'ask'; readonly host: string }
  | { readonly kind: 'refuse' }

/** Only web addresses, and none with a name and password, which could pose as another host. */
export function judgeAddress(address: string): AddressJudgement {
  if (!URL.canParse(address)) return { kind: 'refuse' }
  const { protocol, username, password, host } = new URL(address)
  if (username !== '' || password !== '') return { kind: 'refuse' }
  if (protocol === 'https:') return { kind: 'open' }
  return protocol === 'http:' ? { kind: 'ask', host } : { kind: 'refuse' }
}
