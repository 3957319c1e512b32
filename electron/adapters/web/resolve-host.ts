import type { LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address'

/** The addresses of a host, by whatever this computer goes by; throws where there is none. */
export type FindAddresses = (hostname: string) => Promise<readonly LookupAddress[]>

export interface ResolvedHost {
  /** Whether it leads to this computer or the network around it; false where nothing is known of it. */
  readonly isInside: boolean
  /** What connections are told of the host's addresses: those that were judged, whatever a name means by then. */
  readonly lookup: LookupFunction
}

/** Asks once for the addresses of a URL's host, and judges them. */
export async function resolveHost(hostname: string, find: FindAddresses): Promise<ResolvedHost> {
  try {
    const addresses = await find(hostname.replace(/^\[(.*)\]$/, '$1'))
    return {
      isInside: !addresses.every(({ address }) => isPublicAddress(address)),
      lookup: (_hostname, { all }, tell) => {
        const [first = { address: '', family: 0 }] = addresses
        if (all === true) tell(null, [...addresses])
        else tell(null, first.address, first.family)
      },
    }
  } catch (error) {
    const reason = error instanceof Error ? error : new Error(String(error))
    // A proxy may know it all the same. Without one, the connection ends for this very reason.
    return { isInside: false, lookup: (_hostname, _options, tell) => tell(reason, []) }
  }
}
