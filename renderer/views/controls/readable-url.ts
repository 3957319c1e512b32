/** Bytes of UTF-8 beyond ASCII, percent-encoded. */
const encodedRuns = /(?:%[89A-F][0-9A-F])+/gi

/**
 * Letters, marks, digits and symbols, and the joiner inside emoji; nothing else that is invisible, nor
 * what turns the writing direction.
 */
const plainlyVisible = /^(?:[\p{L}\p{M}\p{N}\p{S}\p{P}]|\u200D)+$/u

/**
 * A URL with its letters readable (한라산.jpg instead of %ED%95%9C...). What means something else to
 * a URL (spaces, #, ?, %) stays encoded, so that the text still leads to the same place.
 */
export function readableUrl(url: string): string {
  return url.replace(encodedRuns, (run) => {
    const decoded = decodeUtf8(run)
    return decoded !== undefined && plainlyVisible.test(decoded) ? decoded : run
  })
}

/** The address of a presigned link without its signature: long, and of no use to the eye. */
export function withoutSignature(url: string): string {
  return url.includes('X-Amz-Signature=') ? (url.split('?', 1)[0] ?? url) : url
}

/** Up to and with the last slash of the path, and the rest. */
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
