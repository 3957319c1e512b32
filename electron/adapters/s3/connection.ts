import { readFile } from 'node:fs/promises'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { rootCertificates } from 'node:tls'
import { S3Client } from '@aws-sdk/client-s3'
import type { StoreTarget } from '../../core/ports'
import { failure, type Failure } from '../../shared/failure'
import { problem, type Result, success } from '../../shared/result'
import { RecordingHandler } from './recording-handler'

export interface Timeouts {
  /** How long a connection may take to come about. */
  readonly connectMilliseconds: number
  /** How long a connection may stay without a byte in either direction. */
  readonly idleMilliseconds: number
}

/** The SDK's client for one destination, with the connections it keeps. */
export interface Connection {
  readonly client: S3Client
  readonly handler: RecordingHandler
}

/**
 * More than the most uploads that run at once, so that none waits for a connection: the SDK counts
 * that wait as a connection that does not come about.
 */
const maximumSockets = 32

/** Failures are answered as values and logged by us; the SDK would print to the console. */
const silence = { debug: nothing, info: nothing, warn: nothing, error: nothing }

function nothing(): void {
  // Says nothing.
}

/** What a server without regions of its own expects to be signed. */
const usualRegion = 'us-east-1'

/** Nothing is sent yet. Fails where the private authority's file cannot be read. */
export async function connect(target: StoreTarget, timeouts: Timeouts): Promise<Result<Connection, Failure>> {
  const trusted = await authorities(target)
  if (!trusted.ok) return trusted
  const isAws = target.endpoint === ''
  const handler = new RecordingHandler({
    httpAgent: new HttpAgent({ keepAlive: true, maxSockets: maximumSockets }),
    httpsAgent: new HttpsAgent({ keepAlive: true, maxSockets: maximumSockets, ...trusted.value }),
    connectionTimeout: timeouts.connectMilliseconds,
    socketTimeout: timeouts.idleMilliseconds,
  })
  // Else the SDK warns on the console that its later versions want a newer Node.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true'
  const client = new S3Client({
    requestHandler: handler,
    region: target.region === '' ? usualRegion : target.region,
    forcePathStyle: target.pathStyle,
    credentials: credentialsOf(target),
    // The queue retries: it can reopen the file, which the SDK cannot.
    maxAttempts: 1,
    logger: silence,
    // With agents of our own the SDK would send the header but not wait: our handler does both.
    expectContinueHeader: false,
    ...(isAws ? {} : { endpoint: target.endpoint }),
    // The SDK's checksum trailers are refused by R2, B2 and older Ceph and MinIO.
    requestChecksumCalculation: isAws ? 'WHEN_SUPPORTED' : 'WHEN_REQUIRED',
    responseChecksumValidation: isAws ? 'WHEN_SUPPORTED' : 'WHEN_REQUIRED',
  })
  return success({ client, handler })
}

function credentialsOf({ credentials }: StoreTarget) {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials
  return { accessKeyId, secretAccessKey, ...(sessionToken === '' ? {} : { sessionToken }) }
}

/** The private authority is trusted beside the public ones, not instead of them. */
async function authorities({
  certificateAuthorityFile: file,
}: StoreTarget): Promise<Result<{ ca?: string[] }, Failure>> {
  if (file === '') return success({})
  try {
    return success({ ca: [...rootCertificates, await readFile(file, 'utf8')] })
  } catch (error) {
    return problem(failure('tls', { reason: 'authorityUnreadable', file }, String(error)))
  }
}
