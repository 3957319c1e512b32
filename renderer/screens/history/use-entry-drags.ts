import type { HistoryEntry } from '../../../electron/shared/history'
import type { EntryEvents } from '../../views/history/EntryCell'
import type { HistorySelection } from '../../state/history-selection'
import { useDraggedLinks } from '../use-dragged-links'

/** More than anybody drags. Above it, drags are empty: a press must not make main read 100,000 entries. */
const maxDragged = 1000

/** What a drag carries: the selection if it begins on a selected entry, else that entry alone. */
export function useEntryDrags({
  ids,
  known,
  inOrder,
}: HistorySelection): Pick<EntryEvents, 'onPress' | 'onDrag'> {
  const dragged = useDraggedLinks()
  const idsFor = ({ id }: HistoryEntry): readonly string[] => (ids.has(id) ? inOrder : [id])
  return {
    onPress: (entry) => {
      const chosen = idsFor(entry)
      if (chosen.length <= maxDragged) dragged.prepare(chosen)
    },
    onDrag: (entry, data) => {
      const chosen = idsFor(entry)
      const bareUrls = (ids.has(entry.id) ? known : [entry]).map(({ url }) => url)
      if (chosen.length <= maxDragged) dragged.fill(chosen, bareUrls, data)
    },
  }
}
