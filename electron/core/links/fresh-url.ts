/** Of an ETag: enough to tell two versions apart. */
const markLength = 8

const mark = /[?&]v=[0-9a-z]{1,8}$/i

/**
 * A link that caches do not know yet: S3 pays no heed to `v`, browsers and CDNs do. What it said of an
 * earlier version goes.
 */
export function freshUrl(url: string, etag: string): string {
  const plain = withoutVersion(url)
  return `${plain}${plain.includes('?') ? '&' : '?'}v=${etag.replaceAll(/[^0-9a-z]/gi, '').slice(0, markLength)}`
}

/** Whether a link tells which version it is of. */
export function hasVersion(url: string): boolean {
  return mark.test(url)
}

/** The link of whatever version stands there. */
export function withoutVersion(url: string): string {
  return url.replace(mark, '')
}
