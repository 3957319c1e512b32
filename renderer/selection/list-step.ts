/** The position of the keyboard focus in a list of rows. */
export interface ListPosition {
  readonly current: number
  readonly count: number
  /** How many rows are visible. */
  readonly page: number
}

/** The index that a key moves to; nothing for other keys. */
export function listStep(key: string, { current, count, page }: ListPosition): number | undefined {
  const last = count - 1
  switch (key) {
    case 'ArrowDown':
      return Math.min(current + 1, last)
    case 'ArrowUp':
      return Math.max(current - 1, 0)
    case 'PageDown':
      return Math.min(current + page, last)
    case 'PageUp':
      return Math.max(current - page, 0)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return undefined
  }
}
