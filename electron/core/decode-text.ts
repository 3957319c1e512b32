/** Decodes UTF-8, or UTF-16 if it has a byte order mark: Windows PowerShell's `>` writes UTF-16. */
export function decodeText(bytes: Uint8Array): string {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe
  return new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(bytes)
}
