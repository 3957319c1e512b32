import type { History } from '../../ports/history'
import type { HistoryEntry } from '../../../shared/history/history'

/**
 * What happens to an object concerns every entry about what is at its place: several destinations may name its bucket, and
 * an upload may have replaced another's object.
 *
 * @returns gives some of these ids together with those of all entries that shared their objects at the time of this call
 */
export function withSharers(
  history: Pick<History, 'sharers'>,
  ids: readonly string[],
): (some: readonly string[]) => readonly string[] {
  const groupOf = new Map(history.sharers(ids).flatMap((group) => group.map((id) => [id, group])))
  return (some) => {
    // Each group once: thousands of entries may be about what is at one place.
    const groups = new Set(some.map((id) => groupOf.get(id) ?? []))
    return [...new Set([...some, ...[...groups].flat()])]
  }
}

/** All other entries about what is at the place of this one's object. */
export function sharersOf(
  history: Pick<History, 'find' | 'sharers'>,
  { id }: Pick<HistoryEntry, 'id'>,
): readonly HistoryEntry[] {
  return history.find(history.sharers([id]).flat()).filter((other) => other.id !== id)
}
