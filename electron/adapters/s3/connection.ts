import { S3Client } from '@aws-sdk/client-s3'
import { awsServer, fitsHostName } from '../../core/links/public-url'
import type { StoreTarget } from '../../core/store-ports'
import type { Failure } from '../../shared/failure'
import { type Result, success } from '../../shared/result'
import type { ProxyOf } from './agents'
import { trustOf } from './authorities'
import { ChangingAgents } from './changing-agents'
import { type Identity, identityOf, type Loans } from './identity'
import { RecordingHandler } from './recording-handler'

export interface Timeouts {
  /** How long it may take until a connection stands. */
  readonly connectMilliseconds: number
  /** How long a connection may stay without a byte in either direction. */
  readonly idleMilliseconds: number
}

/** How the connections to a destination are made. */
export interface ConnectionNeeds {
  readonly timeouts: Timeouts
  readonly proxyOf: ProxyOf
  /** For a destination that borrows its credentials. */
  readonly loans: Loans | undefined
}

/** The SDK's client for one destination, with the connections it keeps. */
export interface Connection {
  readonly client: S3Client
  readonly handler: RecordingHandler
  readonly identity: Identity
}

/** Failures are answered as values and logged by us; the SDK would print to the console. */
const silence = { debug: nothing, info: nothing, warn: nothing, error: nothing }

function nothing(): void {
  // Says nothing.
}

/** What a server without regions of its own expects to be signed. */
const usualRegion = 'us-east-1'

/** Makes the client for a destination; nothing is sent yet. Fails where its private authorities cannot be read. */
export async function connect(
  target: StoreTarget,
  { timeouts, proxyOf, loans }: ConnectionNeeds,
): Promise<Result<Connection, Failure>> {
  const isEncrypted = addressOf(target).startsWith('https:')
  const trusted = isEncrypted ? await trustOf(target) : success(undefined)
  if (!trusted.ok) return trusted
  const isAws = target.endpoint === ''
  const agents = new ChangingAgents(addressOf(target), proxyOf, trusted.value)
  const handler = new RecordingHandler(
    agents.next().then((first) => ({
      ...first,
      connectionTimeout: timeouts.connectMilliseconds,
      socketTimeout: timeouts.idleMilliseconds,
    })),
    () => agents.next(),
  )
  // Else the SDK warns on the console that its later versions want a newer Node.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true'
  const identity = identityOf(target, loans)
  const client = new S3Client({
    requestHandler: handler,
    region: target.region === '' ? usualRegion : target.region,
    forcePathStyle: target.pathStyle,
    // Already remembered and renewed: the SDK shall keep none of its own.
    credentials: Object.assign(() => Promise.resolve(identity.keys), { memoized: true }),
    // The queue retries: it can reopen the file, which the SDK cannot.
    maxAttempts: 1,
    logger: silence,
    // With agents of our own the SDK would send the header but not wait: our handler does both.
    expectContinueHeader: false,
    ...(isAws ? {} : { endpoint: target.endpoint }),
    // A destination says itself where it is: AWS_ENDPOINT_URL and the like would lead images and keys elsewhere.
    ignoreConfiguredEndpointUrls: true,
    // The SDK's checksum trailers are refused by R2, B2 and older Ceph and MinIO.
    requestChecksumCalculation: isAws ? 'WHEN_SUPPORTED' : 'WHEN_REQUIRED',
    responseChecksumValidation: isAws ? 'WHEN_SUPPORTED' : 'WHEN_REQUIRED',
  })
  return success({ client, handler, identity })
}

/** Where requests will go, as proxies choose by it. */
export function addressOf({ endpoint, bucket, region, pathStyle }: StoreTarget): string {
  // A server of one's own as `NO_PROXY` names it: there a host's name does not stand for those below it.
  if (endpoint !== '') return endpoint
  const server = new URL(awsServer(region))
  if (!pathStyle && fitsHostName({ bucket, endpoint })) server.host = `${bucket}.${server.host}`
  return server.href
}
