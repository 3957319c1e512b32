import type { PartialCheckRequests } from '../../../core/doctor/check-partial-target'
import type { Log } from '../../../core/ports/log'
import type { ProxyOf } from '../connection/agents'
import type { ConnectionTimeouts } from '../connection/connection'
import type { Loans } from '../connection/identity'

/** Somebody is waiting at a form. */
const timeouts: ConnectionTimeouts = { connectMilliseconds: 4_000, idleMilliseconds: 4_000 }

/** The SDK is loaded by the first request. */
export function createPartialCheckRequests(needs: {
  readonly log: Log
  readonly proxyOf: ProxyOf
  readonly loans: Loans
}): PartialCheckRequests {
  return {
    buckets: async (target, signal) =>
      (await import('./account')).listBuckets(target, signal, { ...needs, timeouts }),
    regionOf: async (target, signal) =>
      (await import('./account')).regionOf(target, signal, { ...needs, timeouts }),
  }
}
