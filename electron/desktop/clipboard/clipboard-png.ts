const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** The start of the last chunk; a checksum of four bytes follows. */
const lastChunk = Buffer.from('\0\0\0\0IEND', 'latin1')
const checksumBytes = 4

/** The name of PNG on the clipboard, on each system. */
export function pngForm(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'public.png'
  return platform === 'win32' ? 'PNG' : 'image/png'
}

/**
 * The PNG in a clipboard's bytes, if it is complete. Windows returns whole blocks, so something may follow it.
 */
export function wholePng(bytes: Buffer): Buffer | undefined {
  const end = bytes.lastIndexOf(lastChunk)
  const isPng = bytes.subarray(0, signature.length).equals(signature)
  return isPng && end !== -1 ? bytes.subarray(0, end + lastChunk.length + checksumBytes) : undefined
}
