import { useTranslate } from '../../../i18n/use-translate'
import { FilterPicker } from './FilterPicker'
import { all } from './use-history'

export interface DestinationFilterProps {
  /** By id. */
  readonly names: ReadonlyMap<string, string>
  /** Empty for all of them. */
  readonly chosen: string
  readonly onChoose: (id: string) => void
}

export function DestinationFilter({ names, chosen, onChoose }: DestinationFilterProps) {
  const translate = useTranslate()
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
