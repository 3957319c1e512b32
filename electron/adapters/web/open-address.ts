import type { IncomingMessage } from 'node:http'
import type { LookupFunction } from 'node:net'
import { aborted, unless } from '../../core/aborted'
import type { Reach } from '../../core/ports/web'
import { type Failure, failure } from '../../shared/failures/failure'
import { problem, type Result, success } from '../../shared/result'
import { shownAddress } from '../../shared/uploads/web-address'
import { type Agents, agentsFor, type ProxyOf, type Trust } from '../s3/connection/agents'
import { sendRequest } from '../s3/connection/plain-request'
import { redirectOf } from './redirect'
import { type FindAddresses, resolveHost } from './resolve-host'

export interface OpenNeeds {
  readonly proxyOf: ProxyOf
  readonly trust: Trust
  readonly find: FindAddresses
  /** Aborts whatever is waiting, including the answer's body. */
  readonly signal: AbortSignal
}

/** An answer that does not redirect, whatever its status. */
export interface OpenedAddress {
  readonly response: IncomingMessage
  /** Where the redirects ended. */
  readonly address: string
  /** To be called when nobody reads the body any more. */
  readonly close: () => void
}

const maxRedirects = 5

/**
 * Requests an address and follows redirects. Throws the connection's error if there is one.
 *
 * @returns a failure if the address, or one that it redirects to, must not be requested
 */
export async function openAddress(
  given: string,
  reach: Reach,
  needs: OpenNeeds,
): Promise<Result<OpenedAddress, Failure>> {
  const refuse = (reason: string) =>
    problem(failure('file-unreadable', { address: shownAddress(given), reason }))
  const calledOff = aborted(needs.signal)
  let address = given
  let mayLeadInside = reach === 'anywhere'
  for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
    if (!URL.canParse(address)) return refuse('addressMalformed')
    const url = new URL(address)
    if (url.username !== '' || url.password !== '') return refuse('addressSecret')
    const host = await unless(calledOff, resolveHost(url.hostname, needs.find))
    if (host.isInside && !mayLeadInside) return refuse('addressInside')
    // The public web cannot redirect into the local network.
    mayLeadInside = host.isInside
    const agents = await unless(calledOff, agentsFor(url.href, needs.proxyOf, needs.trust))
    const opened = await ask(url.href, agents, host.lookup, needs.signal)
    const { statusCode = 0, headers } = opened.response
    const next = redirectOf(statusCode, headers.location, address)
    if (next === undefined) return success(opened)
    opened.close()
    address = next
  }
  return refuse('addressLoop')
}

async function ask(
  address: string,
  agents: Agents,
  lookup: LookupFunction,
  signal: AbortSignal,
): Promise<OpenedAddress> {
  const close = (): void => {
    agents.httpAgent.destroy()
    agents.httpsAgent.destroy()
  }
  try {
    const headers = { accept: 'image/*,*/*;q=0.8', 'accept-encoding': 'identity', 'user-agent': 'Ollim' }
    const asked = { address, method: 'GET', headers, body: '', idleMilliseconds: 0, signal } as const
    return { response: await sendRequest(asked, agents, lookup), address, close }
  } catch (error) {
    close()
    throw error
  }
}
