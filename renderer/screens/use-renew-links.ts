import { useCallback } from 'react'
import { api } from '../api'
import { useStores } from '../state/stores'

/** Renews links and shows how many; the reason for failures is shown in a banner. */
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
