import type { DestinationFields, ProviderId } from './destination'
import { longestLinkSeconds } from './link-life'
import type { Failure, FailureFacts } from './failure'
import { withRegion } from './provider-choice'

/** A change of a destination that sets right what a failure complains of: one press. */
export type Fix =
  | { readonly kind: 'use-region'; readonly region: string }
  | { readonly kind: 'use-endpoint'; readonly endpoint: string }
  | { readonly kind: 'use-bucket'; readonly bucket: string }
  | { readonly kind: 'path-style' }
  | { readonly kind: 'host-style' }
  | { readonly kind: 'no-access-list' }
  /** Everyone may read what is uploaded from then on. */
  | { readonly kind: 'public-access-list' }
  | { readonly kind: 'presigned-links' }
  /** Links at the bucket's own address instead of the public URL base. */
  | { readonly kind: 'own-address' }
  /** Without a fingerprint the certificate is yet to be shown, and nothing is trusted. */
  | { readonly kind: 'trust-certificate'; readonly fingerprint: string }

/** What would mend a failure, the likeliest first; nothing where only the person knows. */
export function fixesFor({ kind, facts }: Failure, fields: DestinationFields): readonly Fix[] {
  const reason = facts['reason']
  switch (kind) {
    case 'wrong-region':
      return useRegion(facts['actual'] ?? facts['region'], fields)
    case 'wrong-endpoint':
      return reason === undefined ? useEndpoint(facts['suggestion'], fields) : forEndpoint(reason, fields)
    case 'bucket-missing':
      // A bucket that was not there may be another by now; what was typed for one names it.
      return facts['problem'] === undefined ? [] : useBucket(facts['bucket'], fields)
    case 'acl-not-supported':
      return withoutAccessList(fields)
    case 'access-denied':
      if (reason === 'publicAclBlocked') return withoutAccessList(fields)
      if (reason === 'linkPrivate') return [...publicly(fields), ...signed(fields)]
      return closedLinks.includes(reason) ? signed(fields) : []
    case 'tls':
      if (reason === 'dottedBucket') return ownAddress(fields)
      return mayTrust(facts) ? [{ kind: 'trust-certificate', fingerprint: '' }] : []
    default:
      return []
  }
}

/** The destination once it is mended. */
export function applyFix(fields: DestinationFields, fix: Fix): DestinationFields {
  switch (fix.kind) {
    case 'use-region':
      return withRegion(fields, fix.region)
    case 'use-endpoint':
      return { ...fields, endpoint: fix.endpoint }
    case 'use-bucket':
      return { ...fields, bucket: fix.bucket }
    case 'path-style':
      return { ...fields, pathStyle: true }
    case 'host-style':
      return { ...fields, pathStyle: false }
    case 'no-access-list':
      return { ...fields, accessList: 'none' }
    case 'public-access-list':
      return { ...fields, accessList: 'public-read' }
    case 'presigned-links':
      return { ...fields, linkLifeSeconds: longestLinkSeconds }
    case 'own-address':
      return { ...fields, publicUrlBase: '' }
    case 'trust-certificate':
      return { ...fields, trustedCertificate: fix.fingerprint }
  }
}

/** Why a server is not believed to be itself, where the person can know better. */
const doubts: readonly unknown[] = [undefined, 'selfSigned', 'expired', 'otherName', 'changed']

/** Why strangers may not read what a signature would show them, whatever the image's own access list. */
const closedLinks: readonly unknown[] = ['linkPrivateAws', 'linkCloudFront', 'linkNeedsSignature']

/** Providers whose images are private unless each has an access list that says otherwise. */
const withAccessLists: readonly ProviderId[] = ['spaces', 'naver']

/** Only the destination's server: AWS needs no such thing, and what readers meet is theirs to trust. */
function mayTrust({ server, reason }: FailureFacts): boolean {
  return server !== undefined && server !== 'AWS' && doubts.includes(reason)
}

function forEndpoint(reason: string | number, fields: DestinationFields): readonly Fix[] {
  switch (reason) {
    case 'wantsPathStyle':
      return fields.pathStyle ? [] : [{ kind: 'path-style' }]
    case 'wantsHostStyle':
      return fields.pathStyle ? [{ kind: 'host-style' }] : []
    case 'needsHttps':
      return useEndpoint(fields.endpoint.replace(/^http:/, 'https:'), fields)
    case 'noHttps':
      return useEndpoint(fields.endpoint.replace(/^https:/, 'http:'), fields)
    case 'link':
    case 'linkElsewhere':
    case 'linkLoop':
    case 'linkMoved':
    case 'linkOther':
    case 'linkPage':
      return [...ownAddress(fields), ...signed(fields)]
    default:
      return []
  }
}

function useRegion(region: string | number | undefined, fields: DestinationFields): readonly Fix[] {
  const isOther = typeof region === 'string' && region !== '' && region !== fields.region
  return isOther ? [{ kind: 'use-region', region }] : []
}

function useEndpoint(endpoint: string | number | undefined, fields: DestinationFields): readonly Fix[] {
  const isOther = typeof endpoint === 'string' && endpoint !== '' && endpoint !== fields.endpoint
  return isOther ? [{ kind: 'use-endpoint', endpoint }] : []
}

/** Of what was typed for one, only the name: the failure names it where it could be told. */
function useBucket(bucket: string | number | undefined, fields: DestinationFields): readonly Fix[] {
  const isOther = typeof bucket === 'string' && bucket !== '' && bucket !== fields.bucket
  return isOther ? [{ kind: 'use-bucket', bucket }] : []
}

function withoutAccessList({ accessList }: DestinationFields): readonly Fix[] {
  return accessList === 'none' ? [] : [{ kind: 'no-access-list' }]
}

function publicly({ provider, accessList, linkLifeSeconds }: DestinationFields): readonly Fix[] {
  const isOpen = accessList === 'public-read' || linkLifeSeconds > 0
  return isOpen || !withAccessLists.includes(provider) ? [] : [{ kind: 'public-access-list' }]
}

function signed({ linkLifeSeconds }: DestinationFields): readonly Fix[] {
  return linkLifeSeconds === 0 ? [{ kind: 'presigned-links' }] : []
}

function ownAddress({ publicUrlBase, linkLifeSeconds }: DestinationFields): readonly Fix[] {
  return publicUrlBase === '' || linkLifeSeconds > 0 ? [] : [{ kind: 'own-address' }]
}
