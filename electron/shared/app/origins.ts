/** A scheme and a host, perhaps with a port; neither `null`, which any page can be, nor a pattern. */
const shape = /^[a-z][a-z0-9+.-]*:\/\/[a-z0-9.-]+(:\d{1,5})?$/
const usualPort = /^(http:.*):80$|^(https:.*):443$/

/** Parses origins, separated by spaces or commas, as browsers send them; `undefined` if one of them is invalid. */
export function parseOrigins(text: string): readonly string[] | undefined {
  const written = text.toLowerCase().split(/[\s,]+/)
  const origins = written.filter((one) => one !== '').map((one) => one.replace(/\/$/, ''))
  if (!origins.every(isOrigin)) return undefined
  return [...new Set(origins.map((one) => one.replace(usualPort, '$1$2')))]
}

export function isOrigin(text: string): boolean {
  return shape.test(text)
}
