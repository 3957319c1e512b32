/** Requests that a large file may run beside its first, while no other upload waits for the place. */
export interface SpareSlots {
  /** @returns whether there was one; each borrowed slot is given back */
  borrow(): boolean
  giveBack(): void
}
