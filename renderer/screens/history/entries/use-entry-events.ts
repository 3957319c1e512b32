import { useMemo } from 'react'
import type { HistoryEntry } from '../../../../electron/shared/history/history'
import { api } from '../../../api'
import { useStores, type Stores } from '../../../state/stores'
import type { EntryEvents } from '../../../views/history/grid/EntryCell'
import { LinksToDrag } from '../../links-to-drag'
import { openLink } from '../../open-link'
import type { EntryActions } from './use-entry-actions'

/** More than anybody drags. Above it, drags are empty: a press must not make main read 100,000 entries. */
const maxDragged = 1000

/** What pointer and keyboard do with entries. Never changes, so that no row is rendered again because of it. */
export function useEntryEvents(showMenu: EntryActions['showMenu']): EntryEvents {
  const { historySelection } = useStores()
  return useMemo(
    () => ({
      onSelect: historySelection.change,
      onOpen: ({ url }) => openLink(url),
      onMenu: showMenu,
      onCancelThumbnail: ({ id }) => void api.cancelThumbnail(id),
      ...entryDrags(historySelection),
    }),
    [historySelection, showMenu],
  )
}

/** What a drag carries: the selection if it begins on a selected entry, else that entry alone. */
function entryDrags(
  historySelection: Pick<Stores['historySelection'], 'read'>,
): Pick<EntryEvents, 'onPress' | 'onDrag'> {
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
}
