import { expect } from 'vitest'
import { understandPaste } from '../../../../electron/core/destinations/paste/understand-paste'

/** A name, the paste, and the candidates that it must give, without any note. */
export type UnderstoodPaste = readonly [what: string, paste: string, candidates: readonly object[]]

export function expectUnderstood(_what: string, paste: string, candidates: readonly object[]): void {
  const reading = understandPaste(paste)
  expect(reading.notes).toEqual([])
  expect(reading.candidates).toMatchObject(candidates)
  expect(reading.candidates).toHaveLength(candidates.length)
  expect(reading.candidates.flatMap(({ notes }) => notes)).toEqual([])
}
