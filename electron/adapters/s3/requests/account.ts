import { ListBucketsCommand } from '@aws-sdk/client-s3'
import { diagnose } from '../../../core/doctor/diagnose'
import { withoutEndSlashes } from '../../../core/without-end-slashes'
import type { Log } from '../../../core/ports/log'
import { awsServer, fitsHostName } from '../../../core/links/public-url'
import type { StoreAnswer, StoreTarget } from '../../../core/ports/object-store'
import { noEvidence } from '../../../shared/destinations/check'
import { problem, success } from '../../../shared/result'
import type { ProxyOf } from '../connection/agents'
import { Calls } from './calls'
import { connect, type ConnectionTimeouts } from '../connection/connection'
import { type Loans, trustChoiceOf } from '../connection/identity'
import { plainRequest } from '../connection/plain-request'
import { answerOf } from '../server-answer'

export interface AccountNeeds {
  readonly log: Log
  readonly proxyOf: ProxyOf
  readonly loans: Loans
  readonly timeouts: ConnectionTimeouts
}

/** The names of the buckets that the key may list. */
export async function listBuckets(
  target: StoreTarget,
  signal: AbortSignal,
  { log, proxyOf, loans, timeouts }: AccountNeeds,
): Promise<StoreAnswer<readonly string[]>> {
  const connection = await connect(target, { timeouts, proxyOf, loans })
  if (!connection.ok) return problem({ failure: connection.problem, evidence: noEvidence })
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
 * The region of a bucket, asked without credentials: AWS tells it to everybody, whatever else it refuses
 * (`x-amz-bucket-region` in "HeadBucket" of the Amazon S3 API Reference). Empty if the bucket answers without a
 * region; a failure if there is no such bucket or no S3 server.
 */
export async function regionOf(
  target: StoreTarget,
  signal: AbortSignal,
  { proxyOf, loans, timeouts }: AccountNeeds,
): Promise<StoreAnswer<string>> {
  const answered = await plainRequest({
    address: listingAddress(target),
    method: 'GET',
    headers: {},
    body: '',
    trust: await trustChoiceOf(target, loans),
    proxyOf,
    idleMilliseconds: timeouts.idleMilliseconds,
    signal,
  })
  const answer = answered.ok
    ? answerOf(answered.value.status, answered.value.headers, answered.value.body)
    : answered.problem
  const { status, code, requestId } = answer
  const evidence = { status, code, requestId }
  if (status > 0 && !answer.isPage && code !== 'NoSuchBucket' && (answer.region !== '' || status < 300)) {
    return success({ answer: answer.region, evidence })
  }
  const { bucket, region, endpoint } = target
  const asked = { bucket, region, endpoint, tokenMissing: false, answeredAt: Date.now() }
  return problem({ failure: diagnose(answer, asked), evidence })
}

/** AWS's separate partitions, whose buckets its global address does not know (AWS SDK, partitions.json). */
const otherPartition = /^(?:cn|us-gov|eusc)-/

/** The address that lists one object of the bucket. AWS's global address knows the buckets of all its regions. */
function listingAddress({ endpoint, bucket, region, pathStyle }: StoreTarget): string {
  const aws = otherPartition.test(region) ? awsServer(region) : 'https://s3.amazonaws.com'
  const server = new URL(endpoint === '' ? aws : endpoint)
  if (pathStyle || !fitsHostName({ bucket, endpoint }))
    return `${withoutEndSlashes(server.href)}/${bucket}?max-keys=1`
  server.host = `${bucket}.${server.host}`
  return `${withoutEndSlashes(server.href)}/?max-keys=1`
}
