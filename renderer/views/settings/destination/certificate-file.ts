/**
 * A dropped or chosen certificate file as PEM: a Windows file (`.cer`) may contain the raw bytes (DER) that PEM
 * encodes as text.
 */
export function pemOf(bytes: Uint8Array): string {
  // In ASN.1, every certificate is a SEQUENCE.
  if (bytes[0] !== 0x30) return new TextDecoder().decode(bytes)
  const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  const lines = letters.match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}
