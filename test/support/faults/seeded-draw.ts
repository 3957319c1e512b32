import { createHash } from 'node:crypto'

/** A number in [0, 1) that hangs on these words alone, so that a run can be repeated by its seed. */
export function draw(...words: readonly (string | number)[]): number {
  return createHash('sha256').update(words.join('\n')).digest().readUInt32BE(0) / 2 ** 32
}
