/** The host and port of an address, for messages; a text that is no address, as it is. */
export function hostOfUrl(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}
