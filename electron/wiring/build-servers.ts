import { systemClock, systemIds } from '../adapters/clock'
import { createObjectStores } from '../adapters/s3/object-store'
import { createPartialCheckRequests } from '../adapters/s3/requests/partial-check-requests'
import { createPublicWeb } from '../adapters/web/public-web'
import type { buildSettings } from './build-settings'
import { CheckRunner } from '../core/destinations/check-runner'
import { checkDestination } from '../core/doctor/check-destination'
import type { Log } from '../core/ports/log'
import { LiveCheck } from '../core/settings/live-check'
import type { StoreTarget } from '../core/ports/object-store'
import { systemProxyOf } from '../desktop/system-proxy'

export interface ServerNeeds extends Pick<ReturnType<typeof buildSettings>, 'settings' | 'loans'> {
  readonly log: Log
}

/** Builds what talks to servers: buckets, public links, and the checks of destinations. */
export function buildServers({ log, settings, loans }: ServerNeeds) {
  const stores = createObjectStores({
    log,
    proxyOf: systemProxyOf,
    loans,
    onAccessListRefused: (id) => settings.destinationKeeper.leaveOutAccessList(id),
  })
  const web = createPublicWeb({ proxyOf: systemProxyOf })
  const checks = new CheckRunner((target, signal) =>
    checkDestination({ stores, web, clock: systemClock, ids: systemIds }, target, signal),
  )
  return {
    stores,
    web,
    checks,
    liveCheck: new LiveCheck({
      settings,
      checks,
      clock: systemClock,
      requests: createPartialCheckRequests({ log, proxyOf: systemProxyOf, loans }),
    }),
    // Imported when needed: it loads the SDK, which would slow the start.
    certificateOf: async (target: StoreTarget) =>
      (await import('../adapters/s3/connection/server-certificate')).serverCertificate(target, systemProxyOf),
  }
}
