/** Most bytes of a name: file systems allow 255, and the copy on a disk may still get a suffix. */
const mostBytes = 200

/**
 * Characters that a name cannot hold on some system, above all the separators of paths, and those
 * that turn the direction of writing and so can disguise an extension.
 */
const forbidden = /[\p{Cc}\p{Cs}\p{Bidi_Control}<>:"/\\|?*]/gu

/** Names that Windows gives to devices, with or without an extension. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/**
 * A name close to the given one under which a file can stand on any disk: no path, no control
 * characters, not hidden, not too long, never empty.
 */
export function diskName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(forbidden, '_')
    .replace(/^[\s.]+|[\s.]+$/gu, '')
  if (plain === '') return 'image'
  return shortened(device.test(plain) ? `_${plain}` : plain)
}

/** Cuts the middle away: the extension at the end tells programs what the file is. */
function shortened(name: string): string {
  const bytes = new TextEncoder()
  const extension = /\.[^.\s]{1,10}$/u.exec(name)?.[0] ?? ''
  let stem = ''
  let room = mostBytes - bytes.encode(extension).length
  for (const character of name.slice(0, name.length - extension.length)) {
    room -= bytes.encode(character).length
    if (room < 0) break
    stem += character
  }
  return `${stem.trimEnd()}${extension}`
}
