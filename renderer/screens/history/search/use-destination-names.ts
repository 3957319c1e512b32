import { useMemo, useState } from 'react'
import { destinationTitle } from '../../../../electron/shared/destinations/destination'
import type { HistoryDestination } from '../../../../electron/shared/history/history'
import { api } from '../../../api'
import { useTranslate } from '../../../i18n/use-translate'
import { useSettings } from '../../../state/stores'
import { useListed } from './use-listed'

/**
 * The names of all destinations by id, and then of former ones that still have entries.
 *
 * @param chosen the id of the one to filter by, which keeps its name when its last entry goes; empty for none
 */
export function useDestinationNames(chosen: string): ReadonlyMap<string, string> {
  const translate = useTranslate()
  const { destinations } = useSettings()
  const listed = useListed(api.listHistoryDestinations)
  const [lastChosen, setLastChosen] = useState<HistoryDestination>()
  const present = listed.find(({ id }) => id === chosen)
  if (present !== undefined && (present.id !== lastChosen?.id || present.name !== lastChosen.name))
    setLastChosen(present)
  return useMemo(() => {
    const names = new Map(destinations.map((one) => [one.id, destinationTitle(one)]))
    const gone = lastChosen?.id === chosen && present === undefined ? [lastChosen] : []
    const former = [...listed, ...gone].filter(({ id }) => !names.has(id))
    for (const { id, name } of former) names.set(id, translate('history.formerDestination', { name }))
    return names
  }, [destinations, listed, chosen, present, lastChosen, translate])
}
