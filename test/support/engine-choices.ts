import type { StoreTarget } from '../../electron/core/ports/object-store'
import type { EngineChoices } from '../../electron/core/uploads/engine-choices'
import { noConversion } from '../../electron/shared/uploads/conversion'
import { success } from '../../electron/shared/result'

/** An engine's choices unless a test changes them: everything goes to one destination. */
export function engineChoices(target: StoreTarget, change: Partial<EngineChoices> = {}): EngineChoices {
  return {
    targetOf: () => success(target),
    parallelUploads: () => 4,
    onTakenKey: () => 'suffix',
    bytesPerSecondLimit: () => 0,
    reuseEarlierLinks: () => false,
    removesMetadata: () => false,
    conversion: () => noConversion,
    onDestinationTrouble: 'wait',
    onQueueChange: () => undefined,
    onHistoryChange: () => undefined,
    onBatchFinished: () => undefined,
    ...change,
  }
}
