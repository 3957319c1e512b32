import {
  fromEnv,
  fromHttp,
  fromIni,
  fromInstanceMetadata,
  fromTokenFile,
} from '@aws-sdk/credential-providers'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import type { BorrowedSource, LentCredentials } from '../../core/credentials/lender'
import { agentsFor, type ProxyOf } from '../s3/agents'
import { trustedContext } from '../s3/authorities'

type Environment = Readonly<Record<string, string | undefined>>

/** A role or a session is asked for in one short request; two tries in all are enough. */
const maxAttempts = 2
const connectMilliseconds = 5_000
const answerMilliseconds = 15_000

export interface BorrowingContext {
  readonly env: Environment
  readonly proxyOf: ProxyOf
  /** Of the person's MFA device; empty if none was given. */
  readonly code: string
}

/** Asks the source itself, now: nothing comes out of a cache of files. Throws what the SDK throws. */
export async function borrow(
  source: BorrowedSource,
  { env, proxyOf, code }: BorrowingContext,
): Promise<LentCredentials> {
  // Else the SDK warns on the console that its later versions want a newer Node.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true'
  const requestHandler = await handlerFor(proxyOf)
  try {
    const identity = await providerOf(source, env, code, { maxAttempts, requestHandler })()
    const { accessKeyId, secretAccessKey, sessionToken = '', expiration } = identity
    return { accessKeyId, secretAccessKey, sessionToken, expiresAt: expiration?.getTime() ?? 0 }
  } finally {
    requestHandler.destroy()
  }
}

/** Of the clients that the SDK makes by itself: they take whatever they know. */
type ClientOptions = Record<string, number | NodeHttpHandler>

function providerOf(source: BorrowedSource, env: Environment, code: string, clientConfig: ClientOptions) {
  const has = (name: string): boolean => (env[name] ?? '') !== ''
  if (source.kind === 'profile') {
    return fromIni({
      profile: source.name,
      ignoreCache: true,
      // Without it the SDK says that the profile asks for a code.
      ...(code !== '' && { mfaCodeProvider: () => Promise.resolve(code) }),
      clientConfig,
      parentClientConfig: clientConfig,
    })
  }
  // The order in which every AWS SDK looks (SDKs and Tools Reference Guide, "Credential provider chain").
  if (has('AWS_ACCESS_KEY_ID')) return fromEnv()
  if (has('AWS_WEB_IDENTITY_TOKEN_FILE')) return fromTokenFile({ clientConfig })
  if (has('AWS_CONTAINER_CREDENTIALS_RELATIVE_URI') || has('AWS_CONTAINER_CREDENTIALS_FULL_URI')) {
    return fromHttp()
  }
  if (env['AWS_EC2_METADATA_DISABLED'] === 'true') return fromEnv()
  return fromInstanceMetadata()
}

/** STS and IAM Identity Center are reached as buckets are: through the same proxy, trusting the same authorities. */
async function handlerFor(proxyOf: ProxyOf): Promise<NodeHttpHandler> {
  const trusted = await trustedContext('')
  const trust = trusted.ok ? { secureContext: trusted.value, certificate: '' } : undefined
  return new NodeHttpHandler({
    ...(await agentsFor('https://sts.amazonaws.com/', proxyOf, trust)),
    connectionTimeout: connectMilliseconds,
    requestTimeout: answerMilliseconds,
  })
}
