import { useMemo, useRef, useState } from 'react'
import type { HistoryEntry } from '../../../electron/shared/history/history'
import { api } from '../../api'
import { useTranslate } from '../../i18n/use-translate'
import { searchOf } from '../../state/history-selection'
import { useHistorySelection, useOverviewOf, useSettings, useStores } from '../../state/stores'
import { entryPictureAddress } from '../../thumbnail-address'
import { useKeptFocus } from '../../views/controls/use-kept-focus'
import { EntryGrid } from '../../views/history/EntryGrid'
import { Nothing } from '../../views/history/Nothing'
import { openLink } from '../open-link'
import { DamageBanner } from '../window/DamageBanner'
import { useCopyKey } from '../window/use-copy-key'
import { useSelectAllKey } from '../window/use-select-all-key'
import { ConnectedEntryPanel } from './ConnectedEntryPanel'
import { EntryDialog } from './EntryDialog'
import { HistoryAnnouncer } from './HistoryAnnouncer'
import { HistoryBar } from './HistoryBar'
import { focusHistorySearch, typeIntoHistorySearch } from './focus-search'
import styles from './HistoryScreen.module.css'
import { HistoryMenu } from './HistoryMenu'
import { HistoryTools } from './HistoryTools'
import { ImportDialog } from './ImportDialog'
import { emptyHistoryWords } from './empty-history-words'
import { placeIn } from './place-in'
import { useEntryActions } from './use-entry-actions'
import { useEntryDrags } from './use-entry-drags'
import { noFilter, useHistory } from './use-history'
import { EmptyHistoryButton } from './EmptyHistoryButton'

function openEntry({ url }: Pick<HistoryEntry, 'url'>): void {
  openLink(url)
}

function cancelPicture({ id }: Pick<HistoryEntry, 'id'>): void {
  void api.cancelPicture(id)
}

/** What was uploaded, when, where, under which link. */
export function HistoryScreen() {
  const translate = useTranslate()
  const history = useHistory()
  const { query, positions, entries, trouble, isLoaded } = history.view
  const isShownElsewhere = useOverviewOf(({ queue }) => queue.unwritten !== undefined)
  const shown = JSON.stringify(query)
  const place = useMemo(() => placeIn(shown), [shown])
  const selection = useHistorySelection()
  const { historySelection } = useStores()
  const { preferences, destinations } = useSettings()
  const [isImporting, setIsImporting] = useState(false)
  const startImport = () => setIsImporting(true)
  const showAll = () => {
    history.onType('')
    history.onFilter(noFilter)
    focusHistorySearch()
  }
  const { act, askMove, showMenu, asked, endAsking } = useEntryActions()
  const drags = useEntryDrags()
  useSelectAllKey(positions.length > 0, historySelection.selectAll)
  useCopyKey(selection.ids.size > 0, () => act('copy'))
  const screen = useRef<HTMLDivElement>(null)
  const kept = useKeptFocus(() => screen.current?.querySelector<HTMLElement>('[data-entry][tabindex="0"]'))

  const nothing = emptyHistoryWords(history.view, translate)

  return (
    <div ref={screen} className={styles['screen']} {...kept}>
      <h1 className="unseen">{translate('tabs.history')}</h1>
      <HistoryTools
        search={history}
        menu={<HistoryMenu query={query} selectedIds={selection.ids} onImport={startImport} />}
      />
      {trouble === undefined || isShownElsewhere ? null : <DamageBanner failure={trouble} />}
      {positions.length === 0 ? (
        <Nothing isShown={isLoaded} {...nothing}>
          <EmptyHistoryButton
            view={history.view}
            onShowAll={showAll}
            onImport={destinations.length === 0 ? undefined : startImport}
          />
        </Nothing>
      ) : (
        <div className={styles['split']}>
          <EntryGrid
            // A new search begins at the top.
            key={shown}
            label={translate('history.list')}
            view={preferences.historyView}
            positions={positions}
            entries={entries}
            byDay={query.sort === 'newest' || query.sort === 'oldest'}
            place={place}
            selected={selection.ids}
            currentIndex={selection.currentIndex}
            pictureOf={entryPictureAddress}
            onCancelPicture={cancelPicture}
            onSelect={historySelection.change}
            onSelectAll={historySelection.selectAll}
            onClear={historySelection.clear}
            onOpen={openEntry}
            onDelete={() => act('delete')}
            onCopy={() => act('copy')}
            onMove={askMove}
            onType={typeIntoHistorySearch}
            onMenu={showMenu}
            {...drags}
            onVisibleChange={history.setVisible}
          />
          <ConnectedEntryPanel entry={selection.current} selectedIds={selection.ids} />
        </div>
      )}
      <HistoryBar
        total={positions.length}
        ids={selection.inOrder}
        known={selection.known}
        onClear={historySelection.clear}
        onDelete={() => act('delete')}
        onMenu={showMenu}
      />
      <HistoryAnnouncer
        search={searchOf(query)}
        total={positions.length}
        nothing={[nothing.title, nothing.hint].join(' ').trim()}
        selected={selection.ids.size}
      />
      {isImporting ? <ImportDialog onClose={() => setIsImporting(false)} /> : null}
      {asked === undefined ? null : <EntryDialog asked={asked} onClose={endAsking} />}
    </div>
  )
}
