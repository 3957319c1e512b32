import { type IncomingMessage, request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { answerOfError } from '../../../core/doctor/answer-of-error'
import { noAnswer, type ServerAnswer } from '../../../core/doctor/server-answer'
import { problem, type Result, success } from '../../../shared/result'
import { type Agents, agentsFor, type ProxyOf, type Trust } from './agents'
import { type TrustChoice, trustOf } from './authorities'

export interface PlainRequest {
  readonly address: string
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly trust: TrustChoice
  readonly proxyOf: ProxyOf
  /** How long the server may be silent. */
  readonly idleMilliseconds: number
  readonly signal: AbortSignal
}

export interface PlainAnswer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** The beginning of the body, about 16 KiB. */
  readonly body: Buffer
}

/** No answer that Ollim asks for in this way is longer. */
const maxBytes = 16_384

/** A request for which the SDK has no call, through the same proxy and trusting the same authorities. */
export async function plainRequest(asked: PlainRequest): Promise<Result<PlainAnswer, ServerAnswer>> {
  const isEncrypted = asked.address.startsWith('https:')
  const trusted = isEncrypted ? await trustOf(asked.trust) : success(undefined)
  if (!trusted.ok) return problem(noAnswer)
  return requestTrusting(asked, trusted.value)
}

/**
 * The same if it is decided already what to trust.
 *
 * @param lookup as in `sendRequest`
 */
export async function requestTrusting(
  asked: Omit<PlainRequest, 'trust'>,
  trust: Trust | undefined,
  lookup?: LookupFunction,
): Promise<Result<PlainAnswer, ServerAnswer>> {
  const agents = await agentsFor(asked.address, asked.proxyOf, trust)
  try {
    const response = await sendRequest(asked, agents, lookup)
    const headers = Object.fromEntries(
      Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
    )
    return success({ status: response.statusCode ?? 0, headers, body: await beginningOf(response) })
  } catch (error) {
    // The cause of an aborted request says why, for example a timeout.
    const isCalledOff = error instanceof Error && error.name === 'AbortError'
    return problem(answerOfError(isCalledOff ? (error.cause ?? error) : error))
  } finally {
    agents.httpAgent.destroy()
    agents.httpsAgent.destroy()
  }
}

/**
 * Sends a request and resolves when its response begins; the caller reads the body.
 *
 * @param lookup resolves the host, if not as usual; only used without a proxy
 */
export function sendRequest(
  { address, method, headers, body, idleMilliseconds, signal }: Omit<PlainRequest, 'trust' | 'proxyOf'>,
  { httpAgent, httpsAgent }: Agents,
  lookup?: LookupFunction,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const options = { method, headers, signal, timeout: idleMilliseconds, ...(lookup && { lookup }) }
    const sending = address.startsWith('https:')
      ? httpsRequest(address, { ...options, agent: httpsAgent })
      : httpRequest(address, { ...options, agent: httpAgent })
    sending.once('response', (response) => {
      // Otherwise Node takes a body without a length to be complete when its connection breaks.
      sending.once('error', (error) => response.destroy(error))
      resolve(response)
    })
    const silence = Object.assign(new Error('The server is silent'), { code: 'ETIMEDOUT' })
    sending.once('timeout', () => sending.destroy(silence))
    sending.once('error', reject)
    // The only event if the server changes to another protocol.
    const noResponse = Object.assign(new Error('The server does not respond'), { code: 'ECONNRESET' })
    sending.once('close', () => reject(noResponse))
    sending.end(body)
  })
}

async function beginningOf(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of response) {
    if (!Buffer.isBuffer(chunk)) continue
    chunks.push(chunk)
    length += chunk.length
    if (length >= maxBytes) break
  }
  return Buffer.concat(chunks)
}
