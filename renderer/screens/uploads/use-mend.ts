import { useCallback } from 'react'
import { environmentDestinationId } from '../../../electron/shared/destination'
import type { Failure } from '../../../electron/shared/failure'
import { fixesFor, type Fix } from '../../../electron/shared/fix'
import { api } from '../../api'
import { useSettings } from '../../state/stores'

export interface Mend {
  /** What one press would set right in the settings of a destination. */
  readonly fixesOf: (destinationId: string, failure: Failure) => readonly Fix[]
  /** Changes the stored destination; its uploads go on, and so do these that had failed. */
  readonly mend: (destinationId: string, fix: Fix, uploadIds?: readonly string[]) => Promise<void>
}

/** Mends a destination where its uploads complain of it. That of the environment is mended there. */
export function useMend(): Mend {
  const { destinations } = useSettings()
  const fixesOf = useCallback<Mend['fixesOf']>(
    (destinationId, failure) => {
      const destination = destinations.find(({ id }) => id === destinationId)
      const isOurs = destination !== undefined && destinationId !== environmentDestinationId
      return isOurs ? fixesFor(failure, destination) : []
    },
    [destinations],
  )
  return { fixesOf, mend }
}

async function mend(destinationId: string, fix: Fix, uploadIds: readonly string[] = []): Promise<void> {
  const answer = await api.mendDestination(destinationId, fix)
  if (answer.ok && uploadIds.length > 0) await api.retryUploads(uploadIds)
}
