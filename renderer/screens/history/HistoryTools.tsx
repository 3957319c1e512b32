import { useTranslate } from '../../i18n/useTranslate'
import { useSettings } from '../../state/stores'
import { Picker } from '../../views/controls/Picker'
import { SearchField } from '../../views/controls/SearchField'
import { dateRanges } from './date-range'
import { historySearchId } from './focus-search'
import styles from './HistoryTools.module.css'
import type { HistorySearch } from './useHistory'

/** A picker's items have names; this one stands for no destination in particular. */
const all = 'all'

/** What is looked for: words, a destination, a time. */
export function HistoryTools({ search }: { readonly search: HistorySearch }) {
  const translate = useTranslate()
  const { destinations } = useSettings()
  return (
    <search className={styles['tools']}>
      <SearchField
        id={historySearchId}
        label={translate('history.search')}
        placeholder={translate('history.placeholder')}
        value={search.typed}
        onChange={search.onType}
      />
      {destinations.length < 2 ? null : (
        <div className={styles['picker']}>
          <Picker
            label={translate('history.destination')}
            items={[
              { id: all, label: translate('history.allDestinations') },
              ...destinations.map(({ id, name, bucket }) => ({ id, label: name === '' ? bucket : name })),
            ]}
            chosen={search.destinationId === '' ? all : search.destinationId}
            onChoose={(id) => search.onDestination(id === all ? '' : id)}
          />
        </div>
      )}
      <div className={styles['picker']}>
        <Picker
          label={translate('history.date')}
          items={dateRanges.map((id) => ({ id, label: translate(`history.dateRange.${id}`) }))}
          chosen={search.range}
          onChoose={search.onRange}
        />
      </div>
    </search>
  )
}
