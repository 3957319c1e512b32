import { type LookupAddress, type LookupOptions, promises } from 'node:dns'
import type { LookupFunction } from 'node:net'

/** Long enough for the connections of a batch, short enough for a server that moves. */
const keptMilliseconds = 10_000

/** How a host and options lead to addresses; `dns.promises.lookup` unless a test says otherwise. */
type FindAddresses = (hostname: string, options: LookupOptions) => Promise<readonly LookupAddress[]>

const systemAddresses: FindAddresses = (hostname, options) =>
  promises.lookup(hostname, { ...options, all: true })

/**
 * Resolves a host once for all connections that open within a few seconds: sixteen lookups at once would keep the
 * threads busy that also read files. A failure is not kept, so that the next attempt asks again.
 */
export function sharedLookup(find: FindAddresses = systemAddresses): LookupFunction {
  const known = new Map<string, { readonly askedAt: number; readonly found: ReturnType<FindAddresses> }>()

  function addressesOf(hostname: string, options: LookupOptions): ReturnType<FindAddresses> {
    const question = JSON.stringify([hostname, options.family, options.hints])
    const before = known.get(question)
    if (before !== undefined && performance.now() - before.askedAt < keptMilliseconds) return before.found
    const found = find(hostname, options)
    known.set(question, { askedAt: performance.now(), found })
    found.catch(() => known.delete(question))
    return found
  }

  return lookupThrough(addressesOf)
}

/** Answers the lookups of connections: with all addresses, or with the first if only one is asked for. */
export function lookupThrough(find: FindAddresses): LookupFunction {
  return (hostname, options, answer) => {
    find(hostname, options).then(
      (addresses) => {
        const [first = { address: '', family: 0 }] = addresses
        if (options.all === true) answer(null, [...addresses])
        else answer(null, first.address, first.family)
      },
      (error: unknown) => answer(error instanceof Error ? error : new Error(String(error)), []),
    )
  }
}
