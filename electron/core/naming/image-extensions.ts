/** Media types by extension: for files that a dialog offers, and objects whose bytes nobody has looked at. */
const types: ReadonlyMap<string, string> = new Map([
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['jfif', 'image/jpeg'],
  ['png', 'image/png'],
  ['apng', 'image/png'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
  ['avif', 'image/avif'],
  ['heic', 'image/heic'],
  ['heif', 'image/heif'],
  ['svg', 'image/svg+xml'],
  ['tif', 'image/tiff'],
  ['tiff', 'image/tiff'],
  ['bmp', 'image/bmp'],
  ['ico', 'image/x-icon'],
])

/** In lower case, without dot. */
export const imageExtensions: readonly string[] = [...types.keys()]

const extension = /\.([a-z0-9]+)$/iu

/** What a key's extension says of its object; undefined for all but images. */
export function imageTypeOf(key: string): string | undefined {
  return types.get(extension.exec(key)?.[1]?.toLowerCase() ?? '')
}

/** Whether a key says by its end what its object is, an image or not. */
export function hasExtension(key: string): boolean {
  return extension.test(key)
}
