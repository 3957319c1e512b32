/**
 * A dot and up to five ASCII letters and digits, at least one of them a letter: `.jpeg`, `.jp2`, but not
 * the `.05` of a file called `Screenshot 2026.01.05`.
 */
const extension = /\.(?=[a-z0-9]*[a-z])[a-z0-9]{1,5}$/i

/** A file name without its extension. */
export function withoutExtension(fileName: string): string {
  return fileName.replace(extension, '')
}
