import { useState } from 'react'
import type { Failure } from '../../../electron/shared/failures/failure'
import { useTranslate } from '../../i18n/use-translate'
import { searchOf } from '../../state/history-selection'
import { useHistorySelection, useOverviewOf, useSettings, useStores } from '../../state/stores'
import { useKeptFocus } from '../../views/controls/use-kept-focus'
import { Nothing, type NothingProps } from '../../views/history/Nothing'
import { DamageBanner } from '../window/DamageBanner'
import { useCopyKey } from '../window/use-copy-key'
import { useSelectAllKey } from '../window/use-select-all-key'
import { EmptyHistoryButton } from './search/EmptyHistoryButton'
import { EntryDialog } from './dialogs/EntryDialog'
import { FoundEntries } from './entries/FoundEntries'
import { HistoryAnnouncer } from './search/HistoryAnnouncer'
import { HistoryBar } from './HistoryBar'
import { currentEntry, focusHistorySearch } from './search/focus-search'
import styles from './HistoryScreen.module.css'
import { HistoryMenu } from './HistoryMenu'
import { HistoryTools } from './search/HistoryTools'
import { ImportDialog } from './bucket-import/ImportDialog'
import { emptyHistoryWords } from './search/empty-history-words'
import { useEntryActions } from './entries/use-entry-actions'
import { noFilter, useHistory, type SearchedHistory } from './search/use-history'

/** What was uploaded, when, where, under which link. */
export function HistoryScreen() {
  const translate = useTranslate()
  const history = useHistory()
  const { query, positions } = history.view
  const selection = useHistorySelection()
  const { historySelection } = useStores()
  const [isImporting, setIsImporting] = useState(false)
  const startImport = () => setIsImporting(true)
  const actions = useEntryActions()
  const { act, asked } = actions
  useSelectAllKey(positions.length > 0, historySelection.selectAll)
  useCopyKey(selection.ids.size > 0, () => act('copy'))
  const kept = useKeptFocus(currentEntry)
  const nothing = emptyHistoryWords(history.view, translate)
  return (
    <div className={styles['screen']} {...kept}>
      <h1 className="unseen">{translate('tabs.history')}</h1>
      <HistoryTools
        search={history}
        menu={<HistoryMenu query={query} selectedIds={selection.ids} onImport={startImport} />}
      />
      <ReadFailure failure={history.view.readFailure} />
      {positions.length === 0 ? (
        <NothingFound history={history} words={nothing} onImport={startImport} />
      ) : (
        <FoundEntries history={history} actions={actions} />
      )}
      <HistoryBar
        total={positions.length}
        ids={selection.inOrder}
        known={selection.known}
        onClear={historySelection.clear}
        onDelete={() => act('delete')}
        onMenu={actions.showMenu}
      />
      <HistoryAnnouncer
        search={searchOf(query)}
        total={positions.length}
        nothing={[nothing.title, nothing.hint].join(' ').trim()}
        selected={selection.ids.size}
      />
      {isImporting ? <ImportDialog onClose={() => setIsImporting(false)} /> : null}
      {asked === undefined ? null : <EntryDialog asked={asked} onClose={actions.endAsking} />}
    </div>
  )
}

/** Unless the banner that covers all screens already says that the disk has a problem. */
function ReadFailure({ failure }: { readonly failure: Failure | undefined }) {
  const isShownElsewhere = useOverviewOf(({ queue }) => queue.unwritten !== undefined)
  return failure === undefined || isShownElsewhere ? null : <DamageBanner failure={failure} />
}

interface NothingFoundProps {
  readonly history: SearchedHistory
  readonly words: Pick<NothingProps, 'title' | 'hint'>
  readonly onImport: () => void
}

/** What to do about an empty history, or about filters that hide all of it. */
function NothingFound({ history, words, onImport }: NothingFoundProps) {
  const { destinations } = useSettings()
  const { view, onType, onFilter } = history
  function showAll() {
    onType('')
    onFilter(noFilter)
    focusHistorySearch()
  }
  return (
    <Nothing isShown={view.isLoaded} {...words}>
      <EmptyHistoryButton
        view={view}
        onShowAll={showAll}
        onImport={destinations.length === 0 ? undefined : onImport}
      />
    </Nothing>
  )
}
