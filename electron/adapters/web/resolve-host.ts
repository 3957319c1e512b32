import type { LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { lookupThrough } from '../s3/connection/shared-lookup'
import { isPublicAddress } from './public-address'

/** Resolves a host as this computer does; throws if it has no address. */
export type FindAddresses = (hostname: string) => Promise<readonly LookupAddress[]>

export interface ResolvedHost {
  /** Whether it leads to this computer or the network around it. */
  readonly isInside: boolean
  /** Gives connections the addresses that were judged, whatever the name resolves to by then. */
  readonly lookup: LookupFunction
}

/** Names of this computer, whether or not it resolves them (RFC 6761). */
const ownNames = /(?:^|\.)localhost\.?$/

/** Resolves the host of a URL once and judges its addresses. */
export async function resolveHost(hostname: string, find: FindAddresses): Promise<ResolvedHost> {
  const found = find(hostname.replace(/^\[(.*)\]$/, '$1'))
  const lookup = lookupThrough(() => found)
  try {
    const addresses = await found
    return { isInside: !addresses.every(({ address }) => isPublicAddress(address)), lookup }
  } catch {
    // A proxy may know another host all the same. Without one, the connection fails with this error.
    return { isInside: ownNames.test(hostname), lookup }
  }
}

/** Resolves each host once, so that connections go to the addresses that were judged. */
export function findOnce(find: FindAddresses): FindAddresses {
  const known = new Map<string, ReturnType<FindAddresses>>()
  return (hostname) => {
    const found = known.get(hostname) ?? find(hostname)
    known.set(hostname, found)
    return found
  }
}

/** Whether a redirect leads from the public web to this computer or the network around it. */
export async function leadsInside(from: string, to: string, find: FindAddresses): Promise<boolean> {
  const [here, there] = [new URL(from).hostname, new URL(to).hostname]
  if (here === there) return false
  const [own, next] = await Promise.all([resolveHost(here, find), resolveHost(there, find)])
  return next.isInside && !own.isInside
}
