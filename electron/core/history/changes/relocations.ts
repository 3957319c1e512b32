import type { HistoryEntry } from '../../../shared/history/history'
import { makeLink } from '../../links/make-link'
import { nameInKey } from '../../naming/name-in-key'
import type { History, Relocation } from '../../ports/history'
import { mapConcurrently } from '../../map-concurrently'
import { otherServerFailure } from '../other-server'
import type { OpenForEntry } from '../open-for-entry'
import { sharersOf } from './shared-objects'

interface RelocationNeeds {
  readonly history: Pick<History, 'find' | 'sharers'>
  readonly open: OpenForEntry
  readonly signal: AbortSignal
}

const maxAtOnce = 16

/**
 * Where an entry's object has been moved, for this and all other entries about what was at its place, whose links would be
 * dead otherwise. Each gets the link that its own destination gives; one that cannot give any, such as a deleted one, that
 * of the moved entry.
 *
 * @param known the others from before the move; if the entry is gone by now, the history no longer names them
 */
export async function relocationsOf(
  { history, open, signal }: RelocationNeeds,
  entry: HistoryEntry,
  known: readonly HistoryEntry[],
  moved: Pick<Relocation, 'key' | 'etag' | 'link'>,
): Promise<readonly Relocation[]> {
  const { key, etag } = moved
  const others = new Set([...known, ...sharersOf(history, entry)].map(({ id }) => id))
  const alsoMoved = await mapConcurrently(history.find([...others]), maxAtOnce, async (other) => {
    const opened = open(other)
    const isThere = opened.ok && otherServerFailure(other, opened.value.fields) === undefined
    const link = isThere ? await makeLink(opened.value, key, signal) : undefined
    return {
      id: other.id,
      key,
      name: nameAt(key, other),
      // An upload may have replaced its object.
      etag: other.etag === entry.etag ? etag : other.etag,
      link: link?.ok === true ? link.value : moved.link,
    }
  })
  return [{ ...moved, id: entry.id, name: nameAt(key, entry) }, ...alsoMoved]
}

/** A renamed image is called what its key says; in another folder alone it keeps its name, whatever its key says. */
function nameAt(to: string, { key, name }: HistoryEntry): string {
  const renamed = nameInKey(to)
  return renamed === nameInKey(key) ? name : renamed
}
