import type { Conversion } from '../../shared/uploads/conversion'
import type { Failure } from '../../shared/failures/failure'
import type { LeftOutFiles } from '../../shared/uploads/left-out-files'
import type { Result } from '../../shared/result'
import type { TakenKeyChoice } from '../../shared/app/settings'
import type { BucketLocation } from '../bucket-location'
import type { StoreTarget } from '../ports/object-store'
import type { FinishedBatch } from './batches/batch-watcher'

/** The person's choices, read whenever they matter, and callbacks about what happens to uploads. */
export interface EngineChoices {
  readonly targetOf: (destinationId: string) => Result<StoreTarget, Failure>
  /** All destinations; if absent, there is only one. */
  readonly destinationIds?: () => readonly string[]
  /** The destination that is chosen; empty for none. If absent, no upload changes its destination. */
  readonly defaultDestinationId?: () => string
  readonly parallelUploads: () => number
  readonly onTakenKey: () => TakenKeyChoice
  /** The limit in bytes per second for all uploads together; 0 for none. */
  readonly bytesPerSecondLimit: () => number
  /** Whether bytes that are already in the destination get the link they have there. */
  readonly reuseEarlierLinks: () => boolean
  /** Whether to remove metadata from images accepted or begun now. Once removed, no later setting brings it back. */
  readonly removesMetadata: () => boolean
  /** How images that are accepted now are converted before upload. */
  readonly conversion: () => Conversion
  /** Whether the history may lack uploads that the journal says are done. */
  readonly wasHistoryDamaged?: boolean
  /** Whether the object of a history entry is about to be deleted. If absent, none ever is. */
  readonly isBeingDeleted?: (entryId: string) => boolean
  readonly onDestinationTrouble: 'wait' | 'fail'
  readonly onQueueChange: () => void
  readonly onHistoryChange: () => void
  readonly onBatchFinished: (batch: FinishedBatch) => void
  /** Called with the files of folders that were left out, unless the intake has a callback of its own. */
  readonly onLeftOut?: (leftOut: LeftOutFiles) => void
  /** Called with what may be left of an upload in a bucket and is given up, because no credentials may remove it. */
  readonly onLeftBehind?: (leftBehind: BucketLocation & { readonly key: string }) => void
  /** Called once if uploads only get through because they are signed with the server's time. */
  readonly onClockCorrected?: (failure: Failure) => void
}
