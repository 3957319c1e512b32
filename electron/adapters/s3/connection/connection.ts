import { S3Client } from '@aws-sdk/client-s3'
import { awsServer, fitsHostName } from '../../../core/links/public-url'
import type { StoreTarget } from '../../../core/ports/object-store'
import { failure, type Failure } from '../../../shared/failures/failure'
import { problem, type Result, success } from '../../../shared/result'
import type { ProxyOf } from './agents'
import { followTrust } from './authorities'
import { ChangingAgents } from './changing-agents'
import { type Identity, identityOf, type Loans, trustChoiceOf } from './identity'
import { RecordingHandler } from './recording-handler'

export interface ConnectionTimeouts {
  /** How long connecting may take. */
  readonly connectMilliseconds: number
  /** How long a connection may be idle in both directions. */
  readonly idleMilliseconds: number
}

/** How the connections to a destination are made. */
export interface ConnectionNeeds {
  readonly timeouts: ConnectionTimeouts
  readonly proxyOf: ProxyOf
  /** Without them, no credentials can be borrowed, and what the AWS CLI trusts is not known. */
  readonly loans: Loans | undefined
}

/** The SDK's client for one destination, and the connections that it keeps open. */
export interface Connection {
  readonly client: S3Client
  readonly handler: RecordingHandler
  readonly identity: Identity
}

/** Failures are returned as values and logged by us; the SDK would print to the console. */
const silence = { debug: nothing, info: nothing, warn: nothing, error: nothing }

function nothing(): void {
  // Logs nothing.
}

/** The region that servers without regions expect in a signature. */
const usualRegion = 'us-east-1'

/**
 * Creates the client for a destination without sending anything. Fails if its private authorities cannot be read, or if
 * its region, which may come from a file or a variable, cannot be part of an address.
 */
export async function connect(
  target: StoreTarget,
  { timeouts, proxyOf, loans }: ConnectionNeeds,
): Promise<Result<Connection, Failure>> {
  const { region } = target
  if (target.endpoint === '' && !URL.canParse(awsServer(region)))
    return problem(failure('wrong-region', { region, reason: 'unknown' }))
  const isEncrypted = addressOf(target).startsWith('https:')
  const trustNow = isEncrypted ? followTrust(() => trustChoiceOf(target, loans)) : undefined
  const trusted = await trustNow?.()
  if (trusted?.ok === false) return trusted
  const agents = new ChangingAgents(addressOf(target), proxyOf, trustNow)
  const handler = new RecordingHandler(
    agents.next().then((first) => ({
      ...first,
      connectionTimeout: timeouts.connectMilliseconds,
      socketTimeout: timeouts.idleMilliseconds,
    })),
    () => agents.next(),
  )
  const identity = identityOf(target, loans)
  return success({ client: clientOf(target, handler, identity), handler, identity })
}

function clientOf(target: StoreTarget, handler: RecordingHandler, identity: Identity): S3Client {
  const { endpoint, region, pathStyle } = target
  const isAws = endpoint === ''
  // R2, B2 and older Ceph and MinIO refuse the SDK's checksum trailers.
  const checksums = isAws ? 'WHEN_SUPPORTED' : 'WHEN_REQUIRED'
  // Otherwise the SDK warns on the console that later versions will need a newer Node.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true'
  return new S3Client({
    requestHandler: handler,
    region: region === '' ? usualRegion : region,
    forcePathStyle: pathStyle,
    // We cache and renew them already, so the SDK must not do it as well.
    credentials: Object.assign(() => Promise.resolve(identity.keys), { memoized: true }),
    // The queue retries, because it can reopen the file and the SDK cannot.
    maxAttempts: 1,
    logger: silence,
    // With our own agents, the SDK would send the header but not wait for the answer: our handler does both.
    expectContinueHeader: false,
    ...(isAws ? {} : { endpoint }),
    // The destination alone says where to connect: AWS_ENDPOINT_URL and the like would send images and keys elsewhere.
    ignoreConfiguredEndpointUrls: true,
    requestChecksumCalculation: checksums,
    responseChecksumValidation: checksums,
  })
}

/** The address of requests, by which a proxy is chosen. */
export function addressOf({ endpoint, bucket, region, pathStyle }: StoreTarget): string {
  // People's own servers as `NO_PROXY` names them: there, a host name does not include its subdomains.
  if (endpoint !== '') return endpoint
  const server = new URL(awsServer(region))
  if (!pathStyle && fitsHostName({ bucket, endpoint })) server.host = `${bucket}.${server.host}`
  return server.href
}
