import { percentDecode } from '../percent-decode'
import { withoutExtension } from './without-extension'
import { imageTypeOf } from './image-extensions'

/**
 * What an image on the web is called: the name its server gives, otherwise the end of its address; empty for neither.
 *
 * @param disposition the header `Content-Disposition`; empty for none
 * @param address where the redirects ended
 */
export function nameOnWeb(disposition: string, address: string): string {
  return lastPart(nameIn(disposition)) || lastPart(percentDecode(new URL(address).pathname))
}

/**
 * The name for the file of an image from the web. Its extension is that of its type.
 *
 * @param name what it is called there
 * @param extension of the actual type, without the dot
 */
export function webImageName(name: string, extension: string): string {
  const isRight = imageTypeOf(name) === imageTypeOf(`.${extension}`)
  const stem = withoutExtension(name)
  if (stem === '') return `image.${extension}`
  return isRight ? name : `${stem}.${extension}`
}

/** The last part of a path that is a name, because some servers put a path into the name. */
function lastPart(path: string): string {
  return path.split(/[/\\]/).findLast((part) => !/^\.*$/.test(part)) ?? ''
}

/** The file name in either form (RFC 6266), preferably the one that names its encoding; empty for none. */
function nameIn(disposition: string): string {
  const encoded = /;\s*filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(disposition)?.[1]
  if (encoded !== undefined) return percentDecode(encoded)
  const [, quoted, plain = ''] =
    /;\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(disposition) ?? []
  return percentDecode(quoted?.replace(/\\(.)/g, '$1') ?? plain)
}
