/** Percent-decodes a text; one that cannot be decoded, as with a stray percent sign, stays as it is. */
export function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
