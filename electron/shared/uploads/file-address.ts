/** Whether a text is a `file:` address, in the long form or the short one of RFC 8089 (`file:/a.png`), and so no path. */
export function isFileAddress(text: string): boolean {
  return /^file:\//i.test(text)
}

/**
 * The path that a `file:` address names; undefined if it leads to another computer, is broken, or is no such address.
 *
 * @param toPath Node's `fileURLToPath`, which knows the system's form of paths
 */
export function pathOfFileAddress(text: string, toPath: (address: string) => string): string | undefined {
  if (!isFileAddress(text)) return undefined
  try {
    // Windows would log in to the other computer, with the person's name, only because a document says so.
    return new URL(text).hostname === '' ? toPath(text) : undefined
  } catch {
    return undefined
  }
}
