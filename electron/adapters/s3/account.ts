import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { IncomingMessage } from 'node:http'
import { ListBucketsCommand } from '@aws-sdk/client-s3'
import { answerOfError } from '../../core/doctor/answer-of-error'
import { diagnose } from '../../core/doctor/diagnose'
import { noAnswer, type ServerAnswer } from '../../core/doctor/server-answer'
import type { Log } from '../../core/ports'
import type { StoreAnswer, StoreTarget } from '../../core/store-ports'
import type { CheckEvidence } from '../../shared/check'
import { problem, success } from '../../shared/result'
import { agentsFor, type ProxyOf } from './agents'
import { trustedContext } from './authorities'
import { Calls } from './calls'
import { connect, type Timeouts } from './connection'
import type { Loans } from './identity'
import { answerOf } from './server-answer'

export interface AccountNeeds {
  readonly log: Log
  readonly proxyOf: ProxyOf
  readonly loans: Loans
  readonly timeouts: Timeouts
}

const nothingAnswered: CheckEvidence = { status: 0, code: '', requestId: '' }

/** S3's own list of errors fits; a list of a thousand objects is cut. */
const mostBytes = 16_384

/** Which buckets the key may list, by name. */
export async function listBuckets(
  target: StoreTarget,
  signal: AbortSignal,
  { log, proxyOf, loans, timeouts }: AccountNeeds,
): Promise<StoreAnswer<readonly string[]>> {
  const connection = await connect(target, timeouts, proxyOf, loans)
  if (!connection.ok) return problem({ failure: connection.problem, evidence: nothingAnswered })
  try {
    return await new Calls(target, connection.value, log).ask(
      'ListBuckets',
      signal,
      async (client, options) => {
        const { Buckets = [] } = await client.send(new ListBucketsCommand({}), options)
        return Buckets.flatMap(({ Name }) => Name ?? [])
      },
    )
  } finally {
    connection.value.client.destroy()
  }
}

/**
 * What a stranger is told of a bucket: AWS names its region to everybody, whatever else it refuses
 * (`x-amz-bucket-region` in "HeadBucket" of the Amazon S3 API Reference).
 */
export async function regionOf(
  target: StoreTarget,
  signal: AbortSignal,
  { proxyOf, timeouts }: AccountNeeds,
): Promise<StoreAnswer<string>> {
  const answer = await askAsStranger(addressOf(target), target, signal, proxyOf, timeouts)
  const { status, code, requestId } = answer
  const evidence = { status, code, requestId }
  if (status > 0 && !answer.isPage && code !== 'NoSuchBucket' && (answer.region !== '' || status < 300)) {
    return success({ value: answer.region, evidence })
  }
  const { bucket, region, endpoint } = target
  const asked = { bucket, region, endpoint, tokenMissing: false, answeredAt: Date.now() }
  return problem({ failure: diagnose(answer, asked), evidence })
}

/** AWS answers for every bucket at its first address; a dot in a name does not fit the certificate's star. */
function addressOf({ endpoint, bucket, pathStyle }: StoreTarget): string {
  const server = new URL(endpoint === '' ? 'https://s3.amazonaws.com' : endpoint)
  if (pathStyle || bucket.includes('.')) return `${server.href.replace(/\/+$/, '')}/${bucket}?max-keys=1`
  server.host = `${bucket}.${server.host}`
  return `${server.href.replace(/\/+$/, '')}/?max-keys=1`
}

async function askAsStranger(
  address: string,
  { certificateAuthorityFile }: StoreTarget,
  signal: AbortSignal,
  proxyOf: ProxyOf,
  { idleMilliseconds }: Timeouts,
): Promise<ServerAnswer> {
  const isEncrypted = address.startsWith('https:')
  const trusted = isEncrypted ? await trustedContext(certificateAuthorityFile) : success(undefined)
  if (!trusted.ok) return noAnswer
  const { httpAgent, httpsAgent } = await agentsFor(address, proxyOf, trusted.value)
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const options = { agent: isEncrypted ? httpsAgent : httpAgent, signal, timeout: idleMilliseconds }
      const asking = isEncrypted
        ? httpsRequest(address, options, resolve)
        : httpRequest(address, options, resolve)
      asking.once('timeout', () => asking.destroy(Object.assign(new Error('silent'), { code: 'ETIMEDOUT' })))
      asking.once('error', reject)
      asking.end()
    })
    const headers = Object.fromEntries(
      Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
    )
    return answerOf(response.statusCode ?? 0, headers, await beginningOf(response))
  } catch (error) {
    return answerOfError(error)
  } finally {
    httpAgent.destroy()
    httpsAgent.destroy()
  }
}

async function beginningOf(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of response) {
    if (!Buffer.isBuffer(chunk)) continue
    chunks.push(chunk)
    length += chunk.length
    if (length >= mostBytes) break
  }
  return Buffer.concat(chunks)
}
