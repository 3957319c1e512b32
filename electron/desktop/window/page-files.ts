import path from 'node:path'

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

export interface PageFile {
  readonly path: string
  readonly mediaType: string
}

/**
 * The page's file for a URL path.
 *
 * @param root absolute folder of the built page; no file outside of it is ever returned
 * @param pathname as in the URL, percent-encoded
 * @returns `undefined` for a path that leads outside, a kind of file that the page does not have, or nonsense
 */
export function pageFile(root: string, pathname: string): PageFile | undefined {
  const decoded = decode(pathname === '/' ? '/index.html' : pathname)
  if (decoded === undefined || decoded.includes('\0') || decoded.includes('\\')) return undefined
  const resolved = path.resolve(root, `.${decoded}`)
  const mediaType = mediaTypes[path.extname(resolved).toLowerCase()]
  if (!resolved.startsWith(root + path.sep) || mediaType === undefined) return undefined
  return { path: resolved, mediaType }
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
