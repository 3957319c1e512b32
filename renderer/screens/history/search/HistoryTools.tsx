import type { ReactNode } from 'react'
import { api } from '../../../api'
import { useTranslate } from '../../../i18n/use-translate'
import { Kept, useKept } from '../../../kept'
import { useSettings } from '../../../state/stores'
import { IconButton } from '../../../views/controls/buttons/IconButton'
import { SearchField } from '../../../views/controls/fields/SearchField'
import { useIsNarrow } from '../../use-is-narrow'
import { dateRanges } from './date-range'
import { DestinationFilter } from './DestinationFilter'
import { FilterPicker } from './FilterPicker'
import { focusFoundEntries, historySearchId } from './focus-search'
import { HistoryFilters } from './HistoryFilters'
import styles from './HistoryTools.module.css'
import { useDestinationNames } from './use-destination-names'
import { isDefaultFilter, noFilter, type HistoryFilter, type SearchedHistory } from './use-history'

export interface HistoryToolsProps {
  readonly search: SearchedHistory
  /** At the end of the line. */
  readonly menu: ReactNode
}

const keptOpen = new Kept<boolean>(false)

/** The search: words, a destination, a time; and, expanded, kind, size and order. */
export function HistoryTools({ search, menu }: HistoryToolsProps) {
  const translate = useTranslate()
  const { preferences } = useSettings()
  const otherView = preferences.historyView === 'list' ? 'gallery' : 'list'
  const [isOpen, setIsOpen] = useKept(keptOpen)
  const { filter, onFilter } = search
  const names = useDestinationNames(filter.destinationId)
  const hasDestinations = names.size > 1
  // Next to two pickers the search gets its own line.
  const isShort = useIsNarrow() && !hasDestinations
  return (
    <search className={styles['tools']}>
      <div className={styles['line']}>
        <SearchField
          id={historySearchId}
          label={translate('history.search')}
          placeholder={translate(isShort ? 'history.placeholderShort' : 'history.placeholder')}
          clearLabel={translate('history.clearSearch')}
          value={search.typed}
          onChange={search.onType}
          onDown={focusFoundEntries}
        />
        {!hasDestinations ? null : (
          <DestinationFilter
            names={names}
            chosen={filter.destinationId}
            onChoose={(destinationId) => onFilter({ ...filter, destinationId })}
          />
        )}
        <FilterPicker
          label={translate('history.date')}
          icon="calendar"
          choices={dateRanges}
          nameOf={(date) => translate(`history.dateRange.${date}`)}
          usual={noFilter.date}
          chosen={filter.date}
          onChoose={(date) => onFilter({ ...filter, date })}
        />
        <IconButton
          icon="filter"
          label={translate(hidesImages(filter) && !isOpen ? 'history.filtersInUse' : 'history.filters')}
          isOn={hidesImages(filter) && !isOpen}
          aria-expanded={isOpen}
          onPress={() => setIsOpen(!isOpen)}
        />
        <IconButton
          icon={otherView}
          label={translate(`history.show.${otherView}`)}
          onPress={() => void api.changePreferences({ historyView: otherView })}
        />
        {menu}
      </div>
      {isOpen ? <HistoryFilters filter={filter} onFilter={onFilter} /> : null}
    </search>
  )
}

/** Whether a filter that can be collapsed hides images. Destination and date are always shown. */
function hidesImages(filter: HistoryFilter): boolean {
  const { destinationId, date, sort } = noFilter
  return !isDefaultFilter({ ...filter, destinationId, date, sort })
}
