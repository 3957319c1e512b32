/** How many characters of the ETag are used: enough to tell two versions apart. */
const markLength = 8

const mark = /[?&]v=[0-9a-z]{1,8}$/i

/**
 * A link that no cache knows yet: S3 ignores the parameter `v`, but browsers and CDNs do not. It replaces the mark
 * of an earlier version.
 */
export function freshUrl(url: string, etag: string): string {
  const plain = withoutVersion(url)
  return `${plain}${plain.includes('?') ? '&' : '?'}v=${etag.replaceAll(/[^0-9a-z]/gi, '').slice(0, markLength)}`
}

/** Whether a link says which version it is for. */
export function hasVersion(url: string): boolean {
  return mark.test(url)
}

/** The link without a version, for whatever object is there. */
export function withoutVersion(url: string): string {
  return url.replace(mark, '')
}
