/** UTF-8, or UTF-16 where its mark says so: the `>` of the PowerShell that Windows brings writes that. */
export function decodeText(bytes: Uint8Array): string {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe
  return new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(bytes)
}
