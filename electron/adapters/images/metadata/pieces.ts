import type { ByteSource } from '../byte-source'

/** What a copy of an image is put together from, in order. */
export type Piece =
  /** As it stands in the original. */
  | { readonly kind: 'kept'; readonly start: number; readonly end: number }
  /** A few bytes that stand in the copy alone. */
  | { readonly kind: 'put'; readonly bytes: Buffer }
  | { readonly kind: 'zeros'; readonly count: number }

/**
 * Walks through an image file and says, piece by piece, what stays of it: pixels, and what they are shown
 * by. Throws where it does not understand the file, but never holds more of it than a few kilobytes.
 */
export type Rule = (bytes: ByteSource) => AsyncGenerator<Piece, void>

/** The file is built in a way in which something might hide that has to go. */
export class NotUnderstood extends Error {}

export function kept(start: number, end: number): Piece {
  return { kind: 'kept', start, end }
}

export function put(...parts: readonly (Buffer | readonly number[])[]): Piece {
  return { kind: 'put', bytes: Buffer.concat(parts.map((part) => Buffer.from(part))) }
}

/** So many bytes from there on; throws where the file ends before. */
export async function readWhole(bytes: ByteSource, at: number, length: number): Promise<Buffer> {
  const found = await bytes.read(at, length)
  if (found.length < length) throw new NotUnderstood('It ends too early.')
  return found
}

/** The same with what lies side by side in one piece. */
export async function* joined(pieces: AsyncIterable<Piece>): AsyncGenerator<Piece, void> {
  let run: Extract<Piece, { kind: 'kept' }> | undefined
  for await (const piece of pieces) {
    if (piece.kind === 'kept' && run !== undefined && piece.start === run.end) {
      run = { ...run, end: piece.end }
      continue
    }
    if (run !== undefined) yield run
    run = piece.kind === 'kept' ? piece : undefined
    if (piece.kind !== 'kept') yield piece
  }
  if (run !== undefined) yield run
}

/** Whether all of the file stays as it is. Looks at every piece, so that it throws where the rule does. */
export async function isWhole(pieces: AsyncIterable<Piece>, size: number): Promise<boolean> {
  let count = 0
  let last: Piece | undefined
  for await (const piece of joined(pieces)) {
    count += 1
    last = piece
  }
  return count === 1 && last?.kind === 'kept' && last.start === 0 && last.end === size
}
