const base64DataUrl = /^data:(image\/[a-z0-9.+-]+);base64,([a-z0-9+/=\s]+)$/i

/** The bytes of a `data:` URL that holds an image as base64; undefined if the text is none. */
export function imageFromDataUrl(
  text: string,
): { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> } | undefined {
  const [, type, base64] = base64DataUrl.exec(text.trim()) ?? []
  if (type === undefined || base64 === undefined) return undefined
  const binary = decodeBase64(base64.replace(/\s/g, ''))
  if (binary === undefined) return undefined
  return { type: type.toLowerCase(), bytes: Uint8Array.from(binary, (character) => character.charCodeAt(0)) }
}

function decodeBase64(text: string): string | undefined {
  try {
    return atob(text)
  } catch {
    return undefined
  }
}
