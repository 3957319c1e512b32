import { longestAuthority } from '../../../../electron/shared/destinations/certificate'

/** Reads the beginning of a file as PEM; `undefined` if it cannot be read. */
export async function readPem(file: Blob): Promise<string | undefined> {
  try {
    return pemOf(new Uint8Array(await file.slice(0, longestAuthority).arrayBuffer()))
  } catch {
    // It has been moved or changed since it was chosen, or may not be read.
    return undefined
  }
}

/**
 * A dropped or chosen certificate file as PEM: a Windows file (`.cer`) may contain the raw bytes (DER) that PEM
 * encodes as text.
 */
function pemOf(bytes: Uint8Array): string {
  // In ASN.1, every certificate is a SEQUENCE.
  if (bytes[0] !== 0x30) return new TextDecoder().decode(bytes)
  const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  const lines = letters.match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}
