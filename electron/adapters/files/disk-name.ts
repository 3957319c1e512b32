/** The most bytes in a name: file systems allow 255, and a copy on a disk may get a suffix. */
const maxBytes = 200

/**
 * Characters that some system does not allow in names, above all path separators, and those that change the writing
 * direction and could disguise an extension.
 */
const forbidden = /[\p{Cc}\p{Cs}\p{Bidi_Control}<>:"/\\|?*]/gu

/** Names that Windows reserves for devices, with or without an extension. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/**
 * A name similar to the given one that is valid on any disk: no path, no control characters, not hidden, not too long,
 * never empty.
 */
export function diskName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(forbidden, '_')
    .replace(/^[\s.]+|(?<![\s.])[\s.]+$/gu, '')
  if (plain === '') return 'image'
  return shortened(device.test(plain) ? `_${plain}` : plain)
}

/** Cuts out the middle, because the extension at the end tells programs what the file is. */
function shortened(name: string): string {
  const bytes = new TextEncoder()
  const extension = /\.[^.\s]{1,10}$/u.exec(name)?.[0] ?? ''
  let stem = ''
  let room = maxBytes - bytes.encode(extension).length
  for (const character of name.slice(0, name.length - extension.length)) {
    room -= bytes.encode(character).length
    if (room < 0) break
    stem += character
  }
  return `${stem.trimEnd()}${extension}`
}
