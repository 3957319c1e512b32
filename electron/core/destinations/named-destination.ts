/** The destination of this name, ignoring case. */
export function destinationNamed<One extends { readonly name: string }>(
  destinations: readonly One[],
  name: string,
): One | undefined {
  return (
    destinations.find((destination) => destination.name === name) ??
    destinations.find((destination) => isSameName(destination.name, name))
  )
}

/** Compares in NFC, because macOS gives decomposed Hangul. */
export function isSameName(left: string, right: string): boolean {
  return left.normalize('NFC').toLowerCase() === right.normalize('NFC').toLowerCase()
}
