/** Percent-encoded UTF-8 bytes beyond ASCII. */
const encodedRuns = /(?:%[89A-F][0-9A-F])+/gi

/**
 * Letters, marks, digits, symbols, and the joiner in emoji; no other invisible characters, and none that change the
 * writing direction.
 */
const plainlyVisible = /^(?:[\p{L}\p{M}\p{N}\p{S}\p{P}]|\u200D)+$/u

/**
 * A URL with its letters decoded (한라산.jpg instead of %ED%95%9C...). Characters with a meaning in a URL (spaces, #,
 * ?, %) stay encoded, so that the text still leads to the same place.
 */
export function readableUrl(url: string): string {
  return url.replace(encodedRuns, (run) => {
    const decoded = decodeUtf8(run)
    return decoded !== undefined && plainlyVisible.test(decoded) ? decoded : run
  })
}

/** A presigned link without its signature, which is long and tells a reader nothing. */
export function withoutSignature(url: string): string {
  return url.includes('X-Amz-Signature=') ? (url.split('?', 1)[0] ?? url) : url
}

/** Splits after the last slash of the path. */
export function splitUrl(url: string): { readonly head: string; readonly tail: string } {
  const path = url.split(/[?#]/, 1)[0] ?? url
  const cut = path.replace(/\/$/, '').lastIndexOf('/') + 1
  return { head: url.slice(0, cut), tail: url.slice(cut) }
}

function decodeUtf8(run: string): string | undefined {
  try {
    return decodeURIComponent(run)
  } catch {
    return undefined
  }
}
