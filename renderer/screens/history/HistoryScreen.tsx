import { api } from '../../api'
import { useTranslate } from '../../i18n/useTranslate'
import { useStores } from '../../state/stores'
import { thumbnailAddress } from '../../thumbnail-address'
import { SearchField } from '../../views/controls/SearchField'
import { EntryPanel } from '../../views/history/EntryPanel'
import { Gallery } from '../../views/history/Gallery'
import { Nothing } from '../../views/history/Nothing'
import { openLink } from '../open-link'
import { historySearchId } from './focus-search'
import { HistoryBar } from './HistoryBar'
import styles from './HistoryScreen.module.css'
import { useHistory } from './useHistory'
import { useSelection } from './useSelection'

/** What was uploaded, when, where, under which link. */
export function HistoryScreen() {
  const translate = useTranslate()
  const history = useHistory()
  const { entries, text, isLoaded } = history.view
  const selection = useSelection(entries)
  const { current } = selection
  const { toasts } = useStores()

  const forget = () => {
    const ids = [...selection.ids]
    if (ids.length === 0) return
    void api.forgetHistory(ids).then(() => toasts.show('history.forgotten', { count: ids.length }))
  }

  return (
    <>
      <h1 className="unseen">{translate('tabs.history')}</h1>
      <search className={styles['tools']}>
        <SearchField
          id={historySearchId}
          label={translate('history.search')}
          placeholder={translate('history.placeholder')}
          value={history.typed}
          onChange={history.onType}
        />
      </search>
      {entries.length === 0 ? (
        <Nothing
          isShown={isLoaded}
          title={text === '' ? translate('history.empty') : translate('history.noMatch', { text })}
          hint={text === '' ? translate('history.emptyNext') : ''}
        />
      ) : (
        <div className={styles['split']}>
          <Gallery
            label={translate('history.list')}
            entries={entries}
            selected={selection.ids}
            currentId={current?.id}
            pictureOf={thumbnailAddress}
            onSelect={selection.change}
            onOpen={({ url }) => openLink(url)}
            onForget={forget}
            onNearEnd={history.loadMore}
          />
          <EntryPanel
            entry={current}
            pictureOf={thumbnailAddress}
            onCopy={(id, format) => void api.copyHistoryLinks([id], format)}
            onOpen={openLink}
          />
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
