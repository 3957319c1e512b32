import { useTranslate } from '../../../i18n/use-translate'
import { useHistorySelection, useSettings, useStores } from '../../../state/stores'
import { Split } from '../../../views/controls/Split'
import { EntryGrid } from '../../../views/history/grid/EntryGrid'
import { ConnectedEntryPanel } from './ConnectedEntryPanel'
import { typeIntoHistorySearch } from '../search/focus-search'
import { placeIn } from './place-in'
import type { EntryActions } from './use-entry-actions'
import { useEntryEvents } from './use-entry-events'
import type { SearchedHistory } from '../search/use-history'

export interface FoundEntriesProps {
  readonly history: SearchedHistory
  readonly actions: EntryActions
}

/** The entries that were found, and everything about the chosen one. */
export function FoundEntries({ history, actions: { act, askMove, showMenu } }: FoundEntriesProps) {
  const { query, positions, entries } = history.view
  const translate = useTranslate()
  const { historySelection } = useStores()
  const selection = useHistorySelection()
  const { preferences } = useSettings()
  const events = useEntryEvents(showMenu)
  const search = JSON.stringify(query)
  return (
    <Split
      panelWidth="entry"
      panel={
        <ConnectedEntryPanel entry={selection.current} today={history.today} selectedIds={selection.ids} />
      }
    >
      <EntryGrid
        // A new search begins at the top.
        key={search}
        label={translate('history.list')}
        view={preferences.historyView}
        byDay={query.sort === 'newest' || query.sort === 'oldest'}
        positions={positions}
        entries={entries}
        today={history.today}
        selected={selection.ids}
        currentIndex={selection.currentIndex}
        place={placeIn(search)}
        events={events}
        actions={{
          onSelectAll: historySelection.selectAll,
          onClear: historySelection.clear,
          onDelete: () => act('delete'),
          onCopy: () => act('copy'),
          onMove: askMove,
          onType: typeIntoHistorySearch,
        }}
        onVisibleChange={history.setVisible}
      />
    </Split>
  )
}
