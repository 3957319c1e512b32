import { failure } from '../../shared/failures/failure'
import { problem } from '../../shared/result'
import type { Clock } from '../ports/clock'
import type { ObjectStores, StoreAnswer, StoreTarget } from '../ports/object-store'
import { withDeadline } from './deadline'
import { hostOf } from './server-answer'

export type Ask = <Value>(
  request: (signal: AbortSignal) => Promise<StoreAnswer<Value>>,
) => Promise<StoreAnswer<Value>>

/**
 * Gives each request a deadline; one that misses it becomes a timeout.
 *
 * @param until milliseconds since the epoch
 */
export function createAsk(clock: Clock, target: StoreTarget, until: number, signal: AbortSignal): Ask {
  const most = until - clock.now()
  return async (request) => {
    // The clock may have been set back meanwhile.
    const milliseconds = Math.min(until - clock.now(), most)
    const { value, late } = await withDeadline(clock, milliseconds, signal, request)
    if (value.ok || !late) return value
    const host = hostOf(target)
    return problem({ failure: failure('timeout', { host }), evidence: value.problem.evidence })
  }
}

/** Looks at the bucket with settings that differ from the destination's. */
export async function testAccessWith(stores: ObjectStores, target: StoreTarget, ask: Ask) {
  const store = stores.open(target)
  try {
    return await ask((signal) => store.testAccess(signal))
  } finally {
    store.dispose()
  }
}
