/**
 * What a dropped or chosen certificate file holds, as PEM: a file of Windows (`.cer`) may hold the bare
 * bytes that PEM writes in letters.
 */
export function pemOf(bytes: Uint8Array): string {
  // ASN.1: every certificate is a sequence.
  if (bytes[0] !== 0x30) return new TextDecoder().decode(bytes)
  const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  const lines = letters.match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}
