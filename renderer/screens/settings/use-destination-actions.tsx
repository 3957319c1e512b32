import { useState, type ReactNode } from 'react'
import type { Destination } from '../../../electron/shared/destinations/destination'
import { api } from '../../api'
import { DeleteQuestion } from '../../views/settings/destination/DeleteQuestion'
import { settingsSession } from './form/settings-session'

export interface DestinationActions {
  readonly duplicate: () => void
  readonly makeDefault: () => void
  readonly askToDelete: () => void
  /** The question before the destination is deleted. */
  readonly question: ReactNode
}

/**
 * The actions for a stored destination besides editing it; a new one has none.
 *
 * @param onLeave called when another destination is shown because of an action
 */
export function useDestinationActions(
  stored: Destination | undefined,
  onLeave: () => void,
): DestinationActions {
  const [asksToDelete, setAsksToDelete] = useState(false)

  async function duplicate(id: string) {
    const answer = await api.duplicateDestination(id)
    if (!answer.ok || !settingsSession.isShown(id)) return
    settingsSession.choose(answer.value.id)
    onLeave()
  }

  async function remove(id: string) {
    setAsksToDelete(false)
    await api.deleteDestination(id)
    if (settingsSession.forget(id)) onLeave()
  }

  return {
    duplicate: () => {
      if (stored !== undefined) void duplicate(stored.id)
    },
    makeDefault: () => {
      if (stored !== undefined) void api.chooseDefaultDestination(stored.id)
    },
    askToDelete: () => setAsksToDelete(true),
    question:
      stored === undefined ? null : (
        <DeleteQuestion
          name={stored.name}
          isOpen={asksToDelete}
          onClose={() => setAsksToDelete(false)}
          onConfirm={() => void remove(stored.id)}
        />
      ),
  }
}
