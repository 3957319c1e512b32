import { findingKinds, historySorts, imageKinds } from '../../../../electron/shared/history/history'
import { useTranslate } from '../../../i18n/use-translate'
import { Button } from '../../../views/controls/buttons/Button'
import { Picker } from '../../../views/controls/fields/Picker'
import { focusHistorySearch } from './focus-search'
import styles from './HistoryTools.module.css'
import { sizeRanges } from './size-range'
import { all, isDefaultFilter, noFilter, type HistoryFilter } from './use-history'
import { useTags } from './use-tags'

export interface HistoryFiltersProps {
  readonly filter: HistoryFilter
  readonly onFilter: (filter: HistoryFilter) => void
}

const findingChoices = [all, ...findingKinds] as const
const kindChoices = [all, ...imageKinds] as const

/** The less common filters. */
export function HistoryFilters({ filter, onFilter }: HistoryFiltersProps) {
  const translate = useTranslate()
  const tags = useTags()
  return (
    <div className={styles['line']}>
      <div className={styles['picker']}>
        <Picker
          label={translate('history.kind')}
          items={kindChoices.map((id) => ({ id, label: translate(`history.kinds.${id}`) }))}
          chosen={filter.kind === '' ? all : filter.kind}
          onChoose={(id) => onFilter({ ...filter, kind: id === all ? '' : id })}
        />
      </div>
      <div className={styles['picker']}>
        <Picker
          label={translate('history.size')}
          items={sizeRanges.map((id) => ({ id, label: translate(`history.sizeRange.${id}`) }))}
          chosen={filter.size}
          onChoose={(size) => onFilter({ ...filter, size })}
        />
      </div>
      {tags.length === 0 ? null : (
        <div className={styles['picker']}>
          <Picker
            label={translate('history.tag')}
            items={[
              { id: all, label: translate('history.allTags') },
              // A tag may have the same name as the option for all tags.
              ...tags.map((tag) => ({ id: `#${tag}`, label: `#${tag}` })),
            ]}
            chosen={filter.tag === '' ? all : `#${filter.tag}`}
            onChoose={(id) => onFilter({ ...filter, tag: id === all ? '' : id.slice(1) })}
          />
        </div>
      )}
      <div className={styles['picker']}>
        <Picker
          label={translate('history.findings')}
          items={findingChoices.map((id) => ({
            id,
            label: translate(id === all ? 'history.allFindings' : `history.finding.${id}.filter`),
          }))}
          chosen={filter.finding === '' ? all : filter.finding}
          onChoose={(id) => onFilter({ ...filter, finding: id === all ? '' : id })}
        />
      </div>
      <div className={styles['picker']}>
        <Picker
          label={translate('history.order')}
          items={historySorts.map((id) => ({ id, label: translate(`history.sorts.${id}`) }))}
          chosen={filter.sort}
          onChoose={(sort) => onFilter({ ...filter, sort })}
        />
      </div>
      {isDefaultFilter(filter) ? null : (
        <Button
          size="small"
          kind="quiet"
          onPress={() => {
            onFilter(noFilter)
            // The button disappears, so the focus has to go elsewhere.
            focusHistorySearch()
          }}
        >
          {translate('history.noFilters')}
        </Button>
      )}
    </div>
  )
}
