export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Calls back once after so many milliseconds. @returns a function that cancels it */
  after(milliseconds: number, callback: () => void): () => void
}
