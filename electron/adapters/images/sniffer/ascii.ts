/** Bytes as text, one character each: for signatures, which are ASCII. */
export function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to))
}
