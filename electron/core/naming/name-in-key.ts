/** What a key calls its object: all behind the last slash. */
export function nameInKey(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1)
}
