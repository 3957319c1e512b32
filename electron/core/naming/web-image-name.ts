import { decoded } from '../destinations/paste/percent-decoding'
import { withoutExtension } from './file-extension'
import { imageTypeOf } from './image-extensions'

/**
 * What an image of the web is called: as its server says, else by the end of its address. Its extension tells its type.
 *
 * @param disposition the header `Content-Disposition`; empty for none
 * @param address where redirects ended
 * @param extension of the true type, without dot
 */
export function webImageName(disposition: string, address: string, extension: string): string {
  const name = lastPart(nameIn(disposition)) || lastPart(decoded(new URL(address).pathname))
  const isRight = imageTypeOf(name) === imageTypeOf(`.${extension}`)
  const stem = withoutExtension(name)
  if (stem === '') return `image.${extension}`
  return isRight ? name : `${stem}.${extension}`
}

/** Whatever path a server makes of a name, only its end is one. */
function lastPart(path: string): string {
  return path.split(/[/\\]/).findLast((part) => part !== '') ?? ''
}

/** In either of its forms (RFC 6266), of which the one that names its encoding comes first; empty for none. */
function nameIn(disposition: string): string {
  const encoded = /;\s*filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(disposition)?.[1]
  if (encoded !== undefined) return decoded(encoded)
  const [, quoted, plain = ''] =
    /;\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(disposition) ?? []
  return decoded(quoted?.replace(/\\(.)/g, '$1') ?? plain)
}
