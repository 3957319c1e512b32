import { cutToBytes } from './cut-text'
import { withoutExtension } from './file-extension'
import { visibleText } from './visible-text'

/**
 * Characters that keys should not hold, after "Naming Amazon S3 objects" in the Amazon S3 User Guide
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html, "Characters to avoid"), and
 * the slash, which would start a folder. Of that list `%`, `#` and `~` stay: they belong to the names
 * people give, and the URL percent-encodes them. Everything else a name may hold is kept as it is.
 */
const avoided = /[/\\{}^`"<>|[\]]+/g

/** In UTF-8. With a suffix and an extension a downloaded copy then fits the 255 bytes of a file system. */
const maximumNameBytes = 240

/**
 * Dots at the edges make hidden files and `..`; spaces there get lost in mails and terminals; a joiner
 * at the end is what a cut emoji leaves.
 */
const edges = /^[\s.]+|[\s.\u200D]+$/g

/**
 * The part of a key that comes from a file's name: composed, readable, without its extension, without
 * characters that are invisible or break links, XML and terminals (each run of them becomes one
 * space), at most 240 bytes. Never empty: a name of which nothing is left becomes `image`.
 */
export function safeName(fileName: string): string {
  return safeSegment(withoutExtension(readable(fileName))) || 'image'
}

/** A folder path for a key, by the same rules for each folder between slashes; empty if nothing is left. */
export function safeFolder(path: string): string {
  return path
    .split('/')
    .map((folder) => safeSegment(readable(folder)))
    .filter((folder) => folder !== '')
    .join('/')
}

/** Composed first: one Greek accent (U+1FEF) composes to the grave accent, which is to be avoided. */
function readable(text: string): string {
  return visibleText(text.normalize('NFC').replace(avoided, ' '))
}

function safeSegment(text: string): string {
  return cutToBytes(text.replace(edges, ''), maximumNameBytes).replace(edges, '')
}
