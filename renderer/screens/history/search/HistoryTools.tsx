import type { ReactNode } from 'react'
import { destinationTitle, type Destination } from '../../../../electron/shared/destinations/destination'
import { api } from '../../../api'
import { useTranslate } from '../../../i18n/use-translate'
import { Kept, useKept } from '../../../selection/kept'
import { useSettings } from '../../../state/stores'
import { IconButton } from '../../../views/controls/buttons/IconButton'
import { SearchField } from '../../../views/controls/fields/SearchField'
import { useIsNarrow } from '../../use-is-narrow'
import { dateRanges } from './date-range'
import { FilterPicker } from './FilterPicker'
import { focusFoundEntries, historySearchId } from './focus-search'
import { HistoryFilters } from './HistoryFilters'
import styles from './HistoryTools.module.css'
import { all, isDefaultFilter, noFilter, type HistoryFilter, type SearchedHistory } from './use-history'

export interface HistoryToolsProps {
  readonly search: SearchedHistory
  /** At the end of the line. */
  readonly menu: ReactNode
}

const keptOpen = new Kept<boolean>(false)

/** The search: words, a destination, a time; and, expanded, kind, size and order. */
export function HistoryTools({ search, menu }: HistoryToolsProps) {
  const translate = useTranslate()
  const { destinations, preferences } = useSettings()
  const otherView = preferences.historyView === 'list' ? 'gallery' : 'list'
  const [isOpen, setIsOpen] = useKept(keptOpen)
  const hasDestinations = destinations.length > 1
  // Next to two pickers the search gets its own line.
  const isShort = useIsNarrow() && !hasDestinations
  const { filter, onFilter } = search
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
            destinations={destinations}
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

interface DestinationFilterProps {
  readonly destinations: readonly Destination[]
  /** Empty for all of them. */
  readonly chosen: string
  readonly onChoose: (id: string) => void
}

function DestinationFilter({ destinations, chosen, onChoose }: DestinationFilterProps) {
  const translate = useTranslate()
  const names = new Map(destinations.map((one) => [one.id, destinationTitle(one)]))
  return (
    <FilterPicker
      label={translate('history.destination')}
      icon="bucket"
      choices={[all, ...names.keys()]}
      nameOf={(id) => names.get(id) ?? translate('history.allDestinations')}
      usual={all}
      chosen={chosen === '' ? all : chosen}
      onChoose={(id) => onChoose(id === all ? '' : id)}
    />
  )
}

/** Whether a filter that can be collapsed hides images. Destination and date are always shown. */
function hidesImages(filter: HistoryFilter): boolean {
  const { destinationId, date, sort } = noFilter
  return !isDefaultFilter({ ...filter, destinationId, date, sort })
}
