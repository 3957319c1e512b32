import { createHash } from 'node:crypto'

/** A pseudo-random number in [0, 1) that depends only on the arguments: a seed makes a run repeatable. */
export function draw(...words: readonly (string | number)[]): number {
  return createHash('sha256').update(words.join('\n')).digest().readUInt32BE(0) / 2 ** 32
}
