import type { ByteSource } from '../byte-source'

/** A piece of an image's copy; the pieces come in order. */
export type Piece =
  /** As in the original. */
  | { readonly kind: 'kept'; readonly start: number; readonly end: number }
  /** A few bytes that are only in the copy. */
  | { readonly kind: 'put'; readonly bytes: Buffer }
  | { readonly kind: 'zeros'; readonly count: number }

/**
 * Walks through an image file and says, piece by piece, what is kept of it: the pixels and what is needed to show them.
 * Throws if it does not understand the file; never holds more of it in memory than a few kilobytes.
 */
export type Rule = (bytes: ByteSource) => AsyncGenerator<Piece, void>

/** The file's structure could hide something that has to be removed. */
export class NotUnderstood extends Error {}

export function kept(start: number, end: number): Piece {
  return { kind: 'kept', start, end }
}

export function put(...parts: readonly (Buffer | readonly number[])[]): Piece {
  return { kind: 'put', bytes: Buffer.concat(parts.map((part) => Buffer.from(part))) }
}

/** Exactly `length` bytes from `at` on; throws if the file ends before. */
export async function readWhole(bytes: ByteSource, at: number, length: number): Promise<Buffer> {
  const found = await bytes.read(at, length)
  if (found.length < length) throw new NotUnderstood('It ends too early.')
  return found
}

/** What stands at a place in the copy: kept if it is the same in the original. */
export async function keptOrPut(bytes: ByteSource, at: number, wanted: Buffer): Promise<Piece> {
  const found = await bytes.read(at, wanted.length)
  return found.equals(wanted) ? kept(at, at + wanted.length) : put(wanted)
}

/** Merges adjacent kept pieces. */
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

/** How many bytes the pieces have together. */
export async function lengthOf(pieces: AsyncIterable<Piece>): Promise<number> {
  let length = 0
  for await (const piece of pieces) {
    if (piece.kind === 'kept') length += piece.end - piece.start
    else length += piece.kind === 'put' ? piece.bytes.length : piece.count
  }
  return length
}

/** Whether the whole file is kept. Looks at every piece, so that it throws if the rule does. */
export async function isWhole(pieces: AsyncIterable<Piece>, size: number): Promise<boolean> {
  let count = 0
  let last: Piece | undefined
  for await (const piece of joined(pieces)) {
    count += 1
    last = piece
  }
  return count === 1 && last?.kind === 'kept' && last.start === 0 && last.end === size
}
