const rarelyShown: ReadonlyMap<string, string> = new Map([
  ['image/heic', 'HEIC'],
  ['image/heif', 'HEIF'],
  ['image/tiff', 'TIFF'],
])

/** The name of a type that hardly a browser but Safari shows in a page; `undefined` for all others. */
export function rarelyShownType(contentType: string): string | undefined {
  return rarelyShown.get(contentType)
}
