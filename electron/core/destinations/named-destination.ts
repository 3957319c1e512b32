/** The one of this name, whatever its case. */
export function destinationNamed<One extends { readonly name: string }>(
  destinations: readonly One[],
  name: string,
): One | undefined {
  return (
    destinations.find((destination) => destination.name === name) ??
    destinations.find((destination) => isSameName(destination.name, name))
  )
}

/** macOS hands over Hangul decomposed. */
export function isSameName(left: string, right: string): boolean {
  return left.normalize('NFC').toLowerCase() === right.normalize('NFC').toLowerCase()
}
