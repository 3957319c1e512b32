import { cutToBytes, utf8Length } from './cut-text'

/** S3's limit, in UTF-8 ("Naming Amazon S3 objects" in the Amazon S3 User Guide). */
export const maxKeyBytes = 1024

/** A part of a key: text that must stay whole, or a place for the file's name or folder, which may be cut. */
export type KeyPiece =
  | { readonly kind: 'fixed'; readonly text: string }
  | { readonly kind: 'name' }
  | { readonly kind: 'folder' }

/**
 * Assembles a key of at most 1,024 bytes: the folder is cut first, then the name, never the rest. Empty folders, `.`
 * and `..` between slashes are left out, so that a key neither climbs nor contains `//`.
 */
export function fitKey(pieces: readonly KeyPiece[], name: string, folder: string): string {
  const fixedBytes = pieces.reduce(
    (sum, piece) => sum + (piece.kind === 'fixed' ? utf8Length(piece.text) : 0),
    0,
  )
  const names = pieces.filter((piece) => piece.kind === 'name').length
  const folders = pieces.filter((piece) => piece.kind === 'folder').length
  const room = maxKeyBytes - fixedBytes
  const fittingFolder = cutToShare(folder, room - names * utf8Length(name), folders)
  const fittingName = cutToShare(name, room - folders * utf8Length(fittingFolder), names)
  const words = { name: fittingName, folder: fittingFolder }
  return tidy(pieces.map((piece) => (piece.kind === 'fixed' ? piece.text : words[piece.kind])).join(''))
}

function cutToShare(text: string, room: number, times: number): string {
  return cutToBytes(text, Math.max(0, Math.floor(room / Math.max(1, times))))
}

function tidy(key: string): string {
  return key
    .split('/')
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '' && segment !== '.' && segment !== '..')
    .join('/')
    .normalize('NFC')
}
