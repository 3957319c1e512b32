/** Requests that a large file may run beside its first, while no other upload waits for the slot. */
export interface SpareSlots {
  /**
   * @param isQuick whether a part is sent in a few seconds; the last slot is only for those, because what comes
   * meanwhile has to wait for it
   * @returns whether there was one; each borrowed slot is given back
   */
  borrow(isQuick: boolean): boolean
  giveBack(): void
}
