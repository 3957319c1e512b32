import { isFinished } from '../../shared/upload'
import type { Holds } from './holds'
import type { NamedTimers } from './named-timers'
import type { RunningAttempts } from './running-attempts'
import type { UploadList } from './upload-list'

/**
 * Brings every upload in line with what is held: pauses those that may not go on, lets the others wait
 * for their turn.
 *
 * @param timers for each upload's next attempt
 */
export function followHolds(
  list: UploadList,
  holds: Holds,
  running: RunningAttempts,
  timers: NamedTimers,
): void {
  for (const upload of list.briefs) {
    if (isFinished(upload)) continue
    const { id, destinationId, status } = upload
    const reason = holds.reasonFor(destinationId)
    if (reason === undefined) {
      if (status.state === 'paused') list.apply(id, { type: 'wait' })
    } else if (!running.has(id) || reason === 'person') {
      // What runs to a held destination finds out by itself; only the person's pause stops it.
      timers.callOff(id)
      list.apply(id, { type: 'pause', reason })
      running.abort(id)
    }
  }
}
