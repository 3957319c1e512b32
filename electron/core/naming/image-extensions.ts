/** Media types by extension, for the file dialog and for objects whose bytes nobody has read. */
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

/** The image type of a key's extension; undefined if it is not an image. */
export function imageTypeOf(key: string): string | undefined {
  return types.get(extension.exec(key)?.[1]?.toLowerCase() ?? '')
}

/** Whether a key ends in an extension, an image's or not. A number is none: `v1.2` ends in a version. */
export function hasExtension(key: string): boolean {
  return /[a-z]/iu.test(extension.exec(key)?.[1] ?? '')
}
