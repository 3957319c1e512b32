import { isFinished, type UploadBrief } from '../../../shared/uploads/upload'
import type { UploadList } from '../upload-list'
import type { Holds } from './holds'
import type { NamedTimers } from './named-timers'
import type { RunningAttempts } from './running-attempts'

export interface ApplyHoldsNeeds {
  readonly list: UploadList
  readonly holds: Holds
  readonly running: RunningAttempts
  /** Timers for the next attempt of each upload. */
  readonly timers: NamedTimers
}

/** Whether an upload's state contradicts the holds: it should be paused and is not, or is paused and should wait. */
export function contradictsHolds(
  { holds, running }: Pick<ApplyHoldsNeeds, 'holds' | 'running'>,
  upload: UploadBrief,
): boolean {
  const { id, destinationId, status } = upload
  if (isFinished(upload)) return false
  const reason = holds.reasonFor(destinationId)
  if (reason === undefined) return status.state === 'paused'
  if (status.state === 'paused' && status.reason === reason) return false
  // An attempt to a held destination learns of the cause by itself; only the person's pause stops it.
  return reason === 'person' || !running.has(id)
}

/** Makes an upload match the holds: pauses it, or lets it wait for its turn. */
export function applyHold(needs: ApplyHoldsNeeds, id: string): void {
  const { list, holds, running, timers } = needs
  const upload = list.brief(id)
  if (upload === undefined || !contradictsHolds(needs, upload)) return
  const reason = holds.reasonFor(upload.destinationId)
  if (reason === undefined) {
    list.apply(id, { type: 'wait' })
    return
  }
  timers.cancel(id)
  list.apply(id, { type: 'pause', reason })
  running.abort(id)
}
