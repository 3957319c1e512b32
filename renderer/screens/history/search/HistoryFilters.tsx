import {
  findingKinds,
  historySorts,
  imageKinds,
  type FindingKind,
} from '../../../../electron/shared/history/history'
import type { Translate } from '../../../../electron/shared/failures/failure'
import { api } from '../../../api'
import { useFormat } from '../../../i18n/use-format'
import { useTranslate } from '../../../i18n/use-translate'
import { Button } from '../../../views/controls/buttons/Button'
import { FilterPicker } from './FilterPicker'
import { focusHistorySearch } from './focus-search'
import styles from './HistoryTools.module.css'
import { sizeRanges } from './size-range'
import { all, isDefaultFilter, noFilter, type HistoryFilter } from './use-history'
import { useListed } from './use-listed'

export interface HistoryFiltersProps {
  readonly filter: HistoryFilter
  readonly onFilter: (filter: HistoryFilter) => void
}

/** The less common filters. */
export function HistoryFilters({ filter, onFilter }: HistoryFiltersProps) {
  const translate = useTranslate()
  return (
    <div className={styles['line']}>
      <FilterPicker
        label={translate('history.kind')}
        choices={[all, ...imageKinds]}
        nameOf={(kind) => translate(`history.kinds.${kind}`)}
        usual={all}
        chosen={filter.kind === '' ? all : filter.kind}
        onChoose={(kind) => onFilter({ ...filter, kind: kind === all ? '' : kind })}
      />
      <FilterPicker
        label={translate('history.size')}
        choices={sizeRanges}
        nameOf={(size) => translate(`history.sizeRange.${size}`)}
        usual={noFilter.size}
        chosen={filter.size}
        onChoose={(size) => onFilter({ ...filter, size })}
      />
      <TagFilter chosen={filter.tag} onChoose={(tag) => onFilter({ ...filter, tag })} />
      <FilterPicker
        label={translate('history.findings')}
        choices={[all, ...findingKinds]}
        nameOf={(finding) => findingName(finding, translate)}
        usual={all}
        chosen={filter.finding === '' ? all : filter.finding}
        onChoose={(finding) => onFilter({ ...filter, finding: finding === all ? '' : finding })}
      />
      <FilterPicker
        label={translate('history.order')}
        choices={historySorts}
        nameOf={(sort) => translate(`history.sorts.${sort}`)}
        usual={noFilter.sort}
        chosen={filter.sort}
        onChoose={(sort) => onFilter({ ...filter, sort })}
      />
      {isDefaultFilter(filter) ? null : <NoFilters onPress={() => onFilter(noFilter)} />}
    </div>
  )
}

interface TagFilterProps {
  /** Empty for all tags. */
  readonly chosen: string
  readonly onChoose: (tag: string) => void
}

/** Shown once an image has a tag, or while images with one are to be shown. */
function TagFilter({ chosen, onChoose }: TagFilterProps) {
  const translate = useTranslate()
  const { sorted } = useFormat()
  const inUse = useListed(api.listTags)
  const tags = sorted(chosen === '' || inUse.includes(chosen) ? inUse : [...inUse, chosen])
  if (tags.length === 0) return null
  return (
    <FilterPicker
      label={translate('history.tag')}
      // A tag may have the same name as the option for all tags.
      choices={[all, ...tags.map((tag) => `#${tag}`)]}
      nameOf={(choice) => (choice === all ? translate('history.allTags') : choice)}
      typedOf={(choice) => choice.replace(/^#/, '')}
      usual={all}
      chosen={chosen === '' ? all : `#${chosen}`}
      onChoose={(choice) => onChoose(choice === all ? '' : choice.slice(1))}
    />
  )
}

function findingName(finding: FindingKind | typeof all, translate: Translate): string {
  return translate(finding === all ? 'history.allFindings' : `history.finding.${finding}.filter`)
}

function NoFilters({ onPress }: { readonly onPress: () => void }) {
  const translate = useTranslate()
  return (
    <Button
      size="small"
      kind="quiet"
      onPress={() => {
        onPress()
        // The button disappears, so the focus has to go elsewhere.
        focusHistorySearch()
      }}
    >
      {translate('history.noFilters')}
    </Button>
  )
}
