import { useMemo } from 'react'
import { api } from '../../api'
import { useTranslate } from '../../i18n/useTranslate'
import { useSelection } from '../../selection/useSelection'
import { useStores } from '../../state/stores'
import { thumbnailAddress } from '../../thumbnail-address'
import { Gallery } from '../../views/history/Gallery'
import { Nothing } from '../../views/history/Nothing'
import { openLink } from '../open-link'
import { ConnectedEntryPanel } from './ConnectedEntryPanel'
import { HistoryBar } from './HistoryBar'
import styles from './HistoryScreen.module.css'
import { HistoryTools } from './HistoryTools'
import { useHistory } from './useHistory'

/** What was uploaded, when, where, under which link. */
export function HistoryScreen() {
  const translate = useTranslate()
  const history = useHistory()
  const { entries, filter, isLoaded } = history.view
  const isFiltered = filter.destinationId !== '' || filter.since !== 0
  const order = useMemo(() => entries.map(({ id }) => id), [entries])
  const selection = useSelection(order)
  const current = entries.find(({ id }) => id === selection.current)
  const { toasts } = useStores()

  const forget = () => {
    const ids = [...selection.ids]
    if (ids.length === 0) return
    void api.forgetHistory(ids).then(() => toasts.show('history.forgotten', { count: ids.length }))
  }

  const nothingWords = () => {
    if (filter.text !== '') return { title: translate('history.noMatch', { text: filter.text }), hint: '' }
    if (isFiltered) return { title: translate('history.noneHere'), hint: translate('history.noneHereNext') }
    return { title: translate('history.empty'), hint: translate('history.emptyNext') }
  }

  return (
    <>
      <h1 className="unseen">{translate('tabs.history')}</h1>
      <HistoryTools search={history} />
      {entries.length === 0 ? (
        <Nothing isShown={isLoaded} {...nothingWords()} />
      ) : (
        <div className={styles['split']}>
          <Gallery
            label={translate('history.list')}
            entries={entries}
            selected={selection.ids}
            currentId={current?.id}
            pictureOf={thumbnailAddress}
            onSelect={selection.change}
            onSelectAll={selection.all}
            onClear={selection.clear}
            onOpen={({ url }) => openLink(url)}
            onForget={forget}
            onNearEnd={history.loadMore}
          />
          <ConnectedEntryPanel entry={current} />
        </div>
      )}
      <HistoryBar
        total={history.view.total}
        selected={entries.filter(({ id }) => selection.ids.has(id))}
        onClear={selection.clear}
        onForget={forget}
      />
    </>
  )
}
