import { lookup } from 'node:dns/promises'
import { maxBytesWithoutFile } from '../../core/uploads/intake/accepted-images'
import type { ImageFetcher } from '../../core/ports/web'
import { type Failure, failure } from '../../shared/failures/failure'
import { problem } from '../../shared/result'
import { followTrust, type TrustChoice } from '../s3/connection/authorities'
import { failureOfError } from './fetch-failure'
import { keepAnswer, type KeepNeeds } from './keep-answer'
import { openAddress, type OpenNeeds } from './open-address'
import { Timeouts, type TimeoutLimits } from './timeouts'
import { asReader } from './public-web'

export interface FetcherNeeds
  extends Pick<KeepNeeds, 'spool' | 'sniffer'>, Pick<OpenNeeds, 'proxyOf'>, Partial<TimeoutLimits> {
  /** Resolves host names; unless given, as the system does. */
  readonly find?: OpenNeeds['find']
  readonly trusts?: TrustChoice
  readonly maxBytes?: number
}

/** As for links. */
const usualIdleMilliseconds = 30_000

/** Enough for the largest image over a slow line, but not for a server that never comes to an end. */
const usualMaxMilliseconds = 15 * 60_000

/**
 * Fetches images from the web without cookies, names or passwords.
 *
 * A host's addresses are judged before anything is sent to it, again for each redirect, and the connection goes to
 * exactly the addresses that were judged. Through a proxy that is not possible, because the proxy resolves the host:
 * then only the addresses that this computer finds for its name are judged.
 */
export function createImageFetcher({
  spool,
  sniffer,
  proxyOf,
  find = (hostname) => lookup(hostname, { all: true }),
  trusts = asReader,
  maxBytes = maxBytesWithoutFile,
  idleMilliseconds = usualIdleMilliseconds,
  maxMilliseconds = usualMaxMilliseconds,
}: FetcherNeeds): ImageFetcher {
  const trustOf = followTrust(async () => trusts)
  return {
    async fetch(address, reach, signal) {
      const trusted = await trustOf()
      if (!trusted.ok) return trusted
      const timeouts = new Timeouts({ idleMilliseconds, maxMilliseconds }, signal)
      const explain = (error: unknown): Failure => {
        if (signal.aborted) return failure('unexpected', { reason: 'cancelled' })
        return failureOfError(timeouts.isOver ? tookTooLong() : error, address)
      }
      const onPiece = (): void => timeouts.renew()
      let close = (): void => undefined
      try {
        signal.throwIfAborted()
        const needs = { proxyOf, find, trust: trusted.value, signal: timeouts.signal }
        const opened = await openAddress(address, reach, needs)
        if (!opened.ok) return opened
        close = opened.value.close
        return await keepAnswer({ spool, sniffer, maxBytes, onPiece, explain }, opened.value, address)
      } catch (error) {
        return problem(explain(error))
      } finally {
        close()
        timeouts.end()
      }
    },
  }
}

function tookTooLong(): Error {
  return Object.assign(new Error('The server takes too long'), { code: 'ETIMEDOUT' })
}
