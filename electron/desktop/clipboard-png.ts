const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Of the last chunk, without its checksum's four bytes. */
const lastChunk = Buffer.from('\0\0\0\0IEND', 'latin1')
const checksumBytes = 4

/** What programs on a system call a PNG on the clipboard. */
export function pngForm(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'public.png'
  return platform === 'win32' ? 'PNG' : 'image/png'
}

/**
 * The PNG that a clipboard's bytes hold, if they hold a whole one. Windows hands them out in blocks, so that
 * something can lie behind it.
 */
export function wholePng(bytes: Buffer): Buffer | undefined {
  const end = bytes.lastIndexOf(lastChunk)
  const isPng = bytes.subarray(0, signature.length).equals(signature)
  return isPng && end !== -1 ? bytes.subarray(0, end + lastChunk.length + checksumBytes) : undefined
}
