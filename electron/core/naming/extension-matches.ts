import { imageTypeOf } from './image-extensions'

/** Types that servers, browsers and extensions do not distinguish. */
const usualTypes: ReadonlyMap<string, string> = new Map([
  ['image/apng', 'image/png'],
  ['image/heif', 'image/heic'],
  ['image/vnd.microsoft.icon', 'image/x-icon'],
])

/** Whether an image fits a key: its type matches the key's extension, if the key has one. */
export function extensionMatches(contentType: string, key: string): boolean {
  const said = imageTypeOf(key)
  return said === undefined || usual(said) === usual(contentType)
}

function usual(contentType: string): string {
  return usualTypes.get(contentType) ?? contentType
}
