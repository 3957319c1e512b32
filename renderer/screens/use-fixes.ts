import { useCallback } from 'react'
import { environmentDestinationId } from '../../electron/shared/destinations/destination'
import type { Failure } from '../../electron/shared/failures/failure'
import { fixesFor, type Fix } from '../../electron/shared/failures/fix'
import { api } from '../api'
import { useSettings, useStores } from '../state/stores'

export interface Fixes {
  /** The fixes that can be applied to a destination's settings for a failure. */
  readonly fixesOf: (destinationId: string, failure: Failure) => readonly Fix[]
  /**
   * Changes the stored destination; its uploads continue, and these failed ones are retried. If it cannot be
   * changed, a banner says why.
   *
   * @returns whether it was changed
   */
  readonly fixDestination: (
    destinationId: string,
    fix: Fix,
    uploadIds?: readonly string[],
  ) => Promise<boolean>
}

/** Applies a fix to a destination from its uploads. Environment variables can only be fixed outside Ollim. */
export function useFixes(): Fixes {
  const { notices } = useStores()
  const { destinations } = useSettings()
  const fixesOf = useCallback<Fixes['fixesOf']>(
    (destinationId, failure) => {
      const destination = destinations.find(({ id }) => id === destinationId)
      const isOurs = destination !== undefined && destinationId !== environmentDestinationId
      return isOurs ? fixesFor(failure, destination) : []
    },
    [destinations],
  )
  const fixDestination = useCallback<Fixes['fixDestination']>(
    async (destinationId, fix, uploadIds = []) => {
      const fixed = await api.fixDestination(destinationId, fix)
      if (!fixed.ok) notices.add({ kind: 'failure', failure: fixed.problem })
      else if (uploadIds.length > 0) await api.retryUploads(uploadIds)
      return fixed.ok
    },
    [notices],
  )
  return { fixesOf, fixDestination }
}
