import type { Failure } from '../failures/failure'
import { isFinished, type QueueState, type UploadBrief } from './upload'

/** What all uploads together are doing; title, task bar, tray and popover all show this. */
export type QueuePhase =
  | { readonly kind: 'idle' | 'uploading' }
  /** The person has paused them, perhaps before there were any. */
  | { readonly kind: 'paused' }
  /** Everything left is waiting: for the network, or for the person to correct something. */
  | { readonly kind: 'offline' | 'problem'; readonly failure: Failure }

/**
 * What all uploads together are doing. A running upload whose destination is held counts as held, because it only tries
 * whether the destination works again.
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
