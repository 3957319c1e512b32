import type { Failure } from './failure'
import { isFinished, type QueueState, type UploadBrief } from './upload'

/** What uploads are doing, all together: title, task bar, tray and popover say the same. */
export type QueuePhase =
  | { readonly kind: 'idle' | 'uploading' }
  /** The person paused them, perhaps before there were any. */
  | { readonly kind: 'paused' }
  /** All that is left waits: for the network, or until the person mends something. */
  | { readonly kind: 'offline' | 'problem'; readonly failure: Failure }

/**
 * What all uploads together are doing. One that runs although its destination is held counts as held, since it only
 * tries whether that works again.
 */
export function phaseOf(
  { paused, holds }: Pick<QueueState, 'paused' | 'holds'>,
  uploads: Iterable<Pick<UploadBrief, 'destinationId' | 'status'>>,
): QueuePhase {
  if (paused) return { kind: 'paused' }
  const heldBy = new Map(holds.map((hold) => [hold.destinationId, hold]))
  let phase: QueuePhase = { kind: 'idle' }
  for (const upload of uploads) {
    if (isFinished(upload)) continue
    const hold = heldBy.get(upload.destinationId)
    if (hold === undefined) return { kind: 'uploading' }
    if (phase.kind === 'problem') continue
    phase = { kind: hold.reason === 'offline' ? 'offline' : 'problem', failure: hold.failure }
  }
  return phase
}
