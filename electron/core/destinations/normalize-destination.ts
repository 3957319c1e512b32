import type {
  CredentialsDraft,
  DestinationDraft,
  DestinationFields,
} from '../../shared/destinations/destination'
import { providerPreset } from '../../shared/providers/providers'
import { withoutEndSlashes } from '../without-end-slashes'
import { visibleText, withoutInvisible } from '../naming/visible-text'
import { certificatesIn } from './certificate-authority'
import { copiedValue } from './copied-value'
import { withWholeScheme } from './guessed-scheme'
import { normalizeAddress } from './normalize-address'
import { isAws, isForAllRegions, regionInEndpoint } from './endpoint-pattern'
import { regionCode } from '../../shared/providers/region-code'

/**
 * The draft as it is checked, saved and used: without what copying adds, with normalised addresses, and with what can be
 * derived: the region from the endpoint or the provider, the name from the bucket.
 */
export function normalizeDraft(draft: DestinationDraft): DestinationDraft {
  return {
    ...draft,
    fields: normalizeFields(draft.fields),
    credentials: normalizeCredentials(draft.credentials),
  }
}

/** The normalised fields of a draft. */
export function normalizeFields(fields: DestinationFields): DestinationFields {
  const bucket = withoutEndSlashes(copiedValue(fields.bucket, 'bucket').replace(/^\/+/, ''))
  const normal = {
    ...fields,
    bucket,
    endpoint: normalizeAddress(copiedValue(fields.endpoint, 'endpoint')),
    publicUrlBase: normalizeAddress(withScheme(pasted(fields.publicUrlBase))),
  }
  return {
    ...normal,
    name: visibleText(fields.name) || bucket,
    region: normalizeRegion(copiedValue(fields.region, 'region'), normal),
    keyTemplate: pasted(fields.keyTemplate).normalize('NFC'),
    cacheControl: pasted(fields.cacheControl),
    roleArn: pasted(fields.roleArn),
    externalId: pasted(fields.externalId),
    mfaSerial: pasted(fields.mfaSerial),
    certificateAuthority: certificatesIn(fields.certificateAuthority),
    trustedCertificate: pasted(fields.trustedCertificate).toUpperCase(),
  }
}

function normalizeRegion(typed: string, fields: DestinationFields): string {
  if (typed !== '') return isAws(fields) ? regionCode(typed.toLowerCase()) : typed
  const known = regionInEndpoint(fields) || providerPreset(fields.provider).defaultRegion
  const isOpen = fields.endpoint === '' || fields.endpoint.includes('{region}') || isForAllRegions(fields)
  return known || (isOpen ? '' : 'us-east-1')
}

function normalizeCredentials(credentials: CredentialsDraft): CredentialsDraft {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials
  return {
    ...(accessKeyId !== undefined && { accessKeyId: copiedValue(accessKeyId, 'accessKeyId') }),
    ...(secretAccessKey !== undefined && {
      secretAccessKey: copiedValue(secretAccessKey, 'secretAccessKey'),
    }),
    ...(sessionToken !== undefined && { sessionToken: copiedValue(sessionToken, 'sessionToken') }),
  }
}

function pasted(text: string): string {
  return withoutInvisible(text).trim()
}

/** A public address without scheme means https. An endpoint could also be http, so the person is asked. */
function withScheme(address: string): string {
  return /^[^\s/:]+\.[^\s/:]+(?:[/:]|$)/.test(address) ? `https://${address}` : withWholeScheme(address)
}
