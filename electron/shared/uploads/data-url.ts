import type { ImageBytes } from './image-bytes'

const base64Characters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const codes = new Map(Array.from(base64Characters, (character, code) => [character.charCodeAt(0), code]))

/**
 * The image in a `data:` URL, or undefined if it is none. Only the URL is parsed here; whether the bytes are an image
 * is judged by the bytes. Source: RFC 2397.
 */
export function parseDataUrl(text: string): ImageBytes | undefined {
  // Pages also write parameters without a value, such as `;utf8`.
  const match = /^data:image\/([a-z0-9.+-]+)((?:;(?!base64,)[a-z0-9-]+(?:=[^;,]*)?)*)(;base64)?,/iu.exec(
    text.slice(0, 200),
  )
  if (match === null) return undefined
  const body = text.slice(match[0].length).trim()
  const bytes = match[3] === undefined ? percentDecode(body) : base64Decoded(body)
  const extension = match[1]?.toLowerCase().replace('+xml', '').replace('jpeg', 'jpg') ?? ''
  return bytes === undefined ? undefined : { name: `image.${extension}`, bytes }
}

/** A `data:` URL as it may be shown, with its type alone; undefined if the text is none, such as a file called `data:a.png`. */
export function shownDataUrl(text: string): string | undefined {
  return /^(data:[^;,]{0,100})[^,]*,/iu.exec(text)?.[1]
}

/** Decodes as browsers do: a percent sign without a code, as in `width="100%"`, stands for itself. */
function percentDecode(body: string): Uint8Array | undefined {
  try {
    return new TextEncoder().encode(decodeURIComponent(body.replace(/%(?![0-9a-f]{2})/giu, '%25')))
  } catch {
    // The codes are not valid text, so it is not a URL.
    return undefined
  }
}

/** Standard or URL-safe alphabet; white space and padding are ignored. Source: RFC 4648. */
function base64Decoded(body: string): Uint8Array | undefined {
  const text = body.replace(/[\s=]/gu, '').replaceAll('-', '+').replaceAll('_', '/')
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let at = 0
  let buffer = 0
  let bits = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = codes.get(text.charCodeAt(index))
    if (code === undefined) return undefined
    buffer = ((buffer << 6) | code) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at] = (buffer >> bits) & 0xff
    at += 1
  }
  return bytes
}
