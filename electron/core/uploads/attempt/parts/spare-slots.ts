/** Slots that a large file may use for more parts at once, while no other upload waits for them. */
export interface SpareSlots {
  /**
   * @param isQuick whether a part is sent within a few seconds; the last slot is only lent for quick parts,
   * because an upload that comes meanwhile has to wait for it
   * @returns whether a slot was lent; each one must be given back
   */
  borrow(isQuick: boolean): boolean
  release(): void
}
