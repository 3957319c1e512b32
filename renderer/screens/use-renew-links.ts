import { useCallback } from 'react'
import { api } from '../api'
import { useStores } from '../state/stores'

/** Makes links anew and says how many; why one could not be is said above the screen. */
export function useRenewLinks(): (ids: readonly string[]) => void {
  const { toasts } = useStores()
  return useCallback(
    (ids) =>
      void api.renewLinks(ids).then(({ renewed }) => {
        if (renewed > 0) toasts.show('links.renewed', { count: renewed })
      }),
    [toasts],
  )
}
