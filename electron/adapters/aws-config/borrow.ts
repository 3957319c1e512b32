import {
  fromEnv,
  fromHttp,
  fromIni,
  fromInstanceMetadata,
  fromTokenFile,
} from '@aws-sdk/credential-providers'
import { externalDataInterceptor } from '@smithy/core/config'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import type { BorrowedSource, LentCredentials } from '../../core/credentials/lender'
import { agentsFor, type ProxyOf } from '../s3/connection/agents'
import { noOwnTrust, trustOf } from '../s3/connection/authorities'
import { configuredSts } from './configured-sts'
import { type AwsEnvironment, profilePaths, readProfileFile } from './profile-files'

/** Asking for a role or a session takes one short request, so two tries are enough. */
const maxAttempts = 2
const connectMilliseconds = 5_000
const answerMilliseconds = 15_000

/** All services that give credentials have AWS's domain, unless the environment names another server. */
const usualAddress = 'https://sts.amazonaws.com/'

export interface BorrowingContext extends AwsEnvironment {
  readonly proxyOf: ProxyOf
  /** From the person's MFA device; empty if none was given. */
  readonly code: string
  /** Whose STS gives roles, unless the profile of a role names another. */
  readonly region: string
  /** PEM file of authorities to trust as well; empty for none. */
  readonly authorityFile: string
}

/** Asks the source itself, with its files as they are now. Throws what the SDK throws. */
export async function borrow(
  source: BorrowedSource,
  { env, home, proxyOf, code, region, authorityFile }: BorrowingContext,
): Promise<LentCredentials> {
  // Otherwise the SDK warns on the console that later versions will need a newer Node.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true'
  const sts = configuredSts(env)
  const address = sts.ok && sts.value !== '' ? sts.value : usualAddress
  const requestHandler = await handlerFor(address, proxyOf, authorityFile)
  try {
    const clientConfig = { maxAttempts, requestHandler }
    // Without a region, the SDK warns on the console that it takes us-east-1.
    const options = { clientConfig, parentClientConfig: { ...clientConfig, region } }
    const files = profilePaths({ env, home })
    await Promise.all([files.config, files.credentials].map(readInLowerCase))
    const identity = await providerOf(source, { env, files, code, options })()
    const { accessKeyId, secretAccessKey, sessionToken = '', expiration } = identity
    return { accessKeyId, secretAccessKey, sessionToken, expiresAt: expiration?.getTime() ?? 0 }
  } finally {
    requestHandler.destroy()
  }
}

/** For the clients that the SDK creates itself: they use the options they know. */
interface ClientOptions {
  readonly clientConfig: Record<string, number | NodeHttpHandler>
  readonly parentClientConfig: Record<string, number | string | NodeHttpHandler>
}

/** Makes the SDK read a profile file as the AWS CLI does, which takes names of settings in any case. */
async function readInLowerCase(file: string): Promise<void> {
  const text = await readProfileFile(file)
  const names = /^[^\S\n]*[^\s[#;=][^=\n]*(?==)/gm
  externalDataInterceptor.interceptFile(
    file,
    text.replace(names, (name) => name.toLowerCase()),
  )
}

interface ProviderNeeds extends Pick<BorrowingContext, 'env' | 'code'> {
  readonly files: ReturnType<typeof profilePaths>
  readonly options: ClientOptions
}

function providerOf(source: BorrowedSource, { env, files, code, options }: ProviderNeeds) {
  const has = (name: string): boolean => (env[name] ?? '') !== ''
  if (source.kind === 'profile') {
    return fromIni({
      profile: source.name,
      filepath: files.credentials,
      configFilepath: files.config,
      // If it is missing, the SDK reports that the profile asks for a code.
      ...(code !== '' && { mfaCodeProvider: () => Promise.resolve(code) }),
      ...options,
    })
  }
  // The same order as in every AWS SDK (SDKs and Tools Reference Guide, "Credential provider chain").
  if (has('AWS_ACCESS_KEY_ID')) return fromEnv()
  if (has('AWS_WEB_IDENTITY_TOKEN_FILE')) return fromTokenFile(options)
  if (has('AWS_CONTAINER_CREDENTIALS_RELATIVE_URI') || has('AWS_CONTAINER_CREDENTIALS_FULL_URI')) {
    return fromHttp()
  }
  if (env['AWS_EC2_METADATA_DISABLED'] === 'true') return fromEnv()
  return fromInstanceMetadata()
}

/**
 * Reaches STS and IAM Identity Center like buckets: through the same proxy, trusting the same authorities, and those
 * that the AWS CLI was told to trust.
 *
 * @param address by which the proxy is chosen
 */
async function handlerFor(
  address: string,
  proxyOf: ProxyOf,
  authorityFile: string,
): Promise<NodeHttpHandler> {
  const trusted = await trustOf({ ...noOwnTrust, sharedAuthorityFile: authorityFile })
  return new NodeHttpHandler({
    ...(await agentsFor(address, proxyOf, trusted.ok ? trusted.value : undefined)),
    connectionTimeout: connectMilliseconds,
    requestTimeout: answerMilliseconds,
  })
}
