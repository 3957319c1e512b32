import type { Destination, DestinationFields, SecretKeeping } from '../../shared/destinations/destination'
import type { KnownCredentials } from './secret-keeper'
import type { StoredDestination } from './stored-settings'

/** A destination as the page may see it: of its secrets, only that they exist. */
export function destinationView(
  destination: StoredDestination,
  known: KnownCredentials,
  secretKeeping: SecretKeeping,
  expiresAt: number,
): Destination {
  return {
    ...destinationFields(destination),
    id: destination.id,
    accessKeyIdEnd: known.accessKeyId.slice(-4),
    hasSecretAccessKey: known.hasSecretAccessKey,
    hasSessionToken: known.hasSessionToken,
    secretKeeping,
    expiresAt,
  }
}

/** Copies exactly the fields that are not secret, whatever else the object has. */
export function destinationFields(source: DestinationFields): DestinationFields {
  const { name, provider, endpoint, bucket, region } = source
  const { keyTemplate, publicUrlBase, pathStyle, cacheControl } = source
  const { accessList, linkLifeSeconds, linkFormat, credentialsSource } = source
  const { roleArn, externalId, mfaSerial, sessionSeconds } = source
  const { certificateAuthority, trustedCertificate } = source
  return {
    name,
    provider,
    endpoint,
    bucket,
    region,
    keyTemplate,
    publicUrlBase,
    pathStyle,
    cacheControl,
    accessList,
    linkLifeSeconds,
    linkFormat,
    roleArn,
    externalId,
    mfaSerial,
    sessionSeconds,
    certificateAuthority,
    trustedCertificate,
    credentialsSource,
  }
}

/** `name`, or the first of `name 2`, `name 3`, … that is free, ignoring case. */
export function freeName(name: string, taken: readonly string[]): string {
  const stem = name.replace(/ \d{1,2}$/, '')
  const lowerCase = taken.map((each) => each.toLowerCase())
  let candidate = name
  for (let number = 2; lowerCase.includes(candidate.toLowerCase()); number += 1)
    candidate = `${stem} ${String(number)}`
  return candidate
}
