import { useMemo } from 'react'
import { destinationTitle } from '../../../../electron/shared/destinations/destination'
import { api } from '../../../api'
import { useTranslate } from '../../../i18n/use-translate'
import { useSettings } from '../../../state/stores'
import { useListed } from './use-listed'

/** The names of all destinations by id, and then of former ones that still have entries. */
export function useDestinationNames(): ReadonlyMap<string, string> {
  const translate = useTranslate()
  const { destinations } = useSettings()
  const listed = useListed(api.listHistoryDestinations)
  return useMemo(() => {
    const names = new Map(destinations.map((one) => [one.id, destinationTitle(one)]))
    const former = listed.filter(({ id }) => !names.has(id))
    for (const { id, name } of former) names.set(id, translate('history.formerDestination', { name }))
    return names
  }, [destinations, listed, translate])
}
