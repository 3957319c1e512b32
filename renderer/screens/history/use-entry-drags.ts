import type { HistoryEntry } from '../../../electron/shared/history'
import type { EntryEvents } from '../../views/history/EntryCell'
import { useDraggedLinks } from '../use-dragged-links'
import type { HistorySelection } from './use-history-selection'

/** More than anybody drags, and a press must not have main read a hundred thousand entries: then none goes. */
const mostDragged = 1000

/** What a drag of entries carries: the selection where it begins on a part of that, else the one entry. */
export function useEntryDrags({
  ids,
  known,
  inOrder,
}: HistorySelection): Pick<EntryEvents, 'onPress' | 'onDrag'> {
  const dragged = useDraggedLinks()
  const concerned = ({ id }: HistoryEntry): readonly string[] => (ids.has(id) ? inOrder : [id])
  return {
    onPress: (entry) => {
      const chosen = concerned(entry)
      if (chosen.length <= mostDragged) dragged.prepare(chosen)
    },
    onDrag: (entry, data) => {
      const chosen = concerned(entry)
      const bareUrls = (ids.has(entry.id) ? known : [entry]).map(({ url }) => url)
      if (chosen.length <= mostDragged) dragged.fill(chosen, bareUrls, data)
    },
  }
}
