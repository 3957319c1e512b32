export interface Ids {
  /** A random UUID, version 4. */
  uuid(): string
  /** A number in [0, 1). */
  random(): number
}
