import { useMemo } from 'react'
import type { HistoryEntry } from '../../../electron/shared/history/history'
import { api } from '../../api'
import { useStores } from '../../state/stores'
import type { EntryEvents } from '../../views/history/EntryCell'
import { LinksToDrag } from '../links-to-drag'

/** More than anybody drags. Above it, drags are empty: a press must not make main read 100,000 entries. */
const maxDragged = 1000

type EntryDrags = Pick<EntryEvents, 'onPress' | 'onDrag'>

/**
 * What a drag carries: the selection if it begins on a selected entry, else that entry alone. The events never
 * change, so that no row is rendered again because of them.
 */
export function useEntryDrags(): EntryDrags {
  const { historySelection } = useStores()
  return useMemo(() => {
    const links = new LinksToDrag(api)
    const idsFor = ({ id }: HistoryEntry): readonly string[] => {
      const { ids, inOrder } = historySelection.read()
      return ids.has(id) ? inOrder : [id]
    }
    return {
      onPress: (entry) => {
        const chosen = idsFor(entry)
        if (chosen.length <= maxDragged) links.prepare(chosen)
      },
      onDrag: (entry, data) => {
        const chosen = idsFor(entry)
        const { ids, known } = historySelection.read()
        const bareUrls = (ids.has(entry.id) ? known : [entry]).map(({ url }) => url)
        if (chosen.length <= maxDragged) links.fill(chosen, bareUrls, data)
      },
    }
  }, [historySelection])
}
