import { cutToBytes } from './cut-text'
import { withoutExtension } from './without-extension'
import { visibleText } from './visible-text'

/**
 * Characters that keys should not contain: those of "Naming Amazon S3 objects" in the Amazon S3 User Guide
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html, "Characters to avoid"), and the slash,
 * which would start a folder. Of that list, `%`, `#` and `~` are kept: people use them in names, and the URL
 * percent-encodes them. All other characters are kept as they are.
 */
const avoided = /[/\\{}^`"<>|[\]]+/g

/** In UTF-8. A downloaded copy, with suffix and extension, then still fits the 255 bytes of a file system. */
const maxNameBytes = 240

/**
 * Dots at the edges make hidden files and `..`; spaces there get lost in mails and terminals; a joiner at the end
 * is left over from a cut emoji.
 */
const leadingEdge = /^[\s.]+/
const trailingEdge = /[\s.\u200D]+$/

/**
 * The part of a key that comes from a file's name: composed, readable, without its extension, at most 240 bytes.
 * Characters that are invisible or break links, XML or terminals are replaced, each run of them by one space. Never
 * empty: a name of which nothing is left becomes `image`.
 */
export function safeName(fileName: string): string {
  return safeSegment(withoutExtension(readable(fileName))) || 'image'
}

/** A folder path for a key; the same rules apply to each folder between slashes. Empty if nothing is left. */
export function safeFolder(path: string): string {
  return path
    .split('/')
    .map((folder) => safeSegment(readable(folder)))
    .filter((folder) => folder !== '')
    .join('/')
}

/** Composes first, because a Greek accent (U+1FEF) composes to the grave accent, which has to go. */
function readable(text: string): string {
  return visibleText(text.normalize('NFC').replace(avoided, ' '))
}

function safeSegment(text: string): string {
  // The end only once it is cut: the pattern would look at each run of a long text again and again.
  return cutToBytes(text.replace(leadingEdge, ''), maxNameBytes).replace(trailingEdge, '')
}
