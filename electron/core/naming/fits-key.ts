import { imageTypeOf } from './image-extensions'

/** What servers, browsers and extensions do not tell apart. */
const usualTypes: ReadonlyMap<string, string> = new Map([
  ['image/apng', 'image/png'],
  ['image/heif', 'image/heic'],
  ['image/vnd.microsoft.icon', 'image/x-icon'],
])

/** Whether an image may stand under a key: it is of the type that the key's extension says, if it says one. */
export function fitsKey(contentType: string, key: string): boolean {
  const said = imageTypeOf(key)
  return said === undefined || usual(said) === usual(contentType)
}

function usual(contentType: string): string {
  return usualTypes.get(contentType) ?? contentType
}
