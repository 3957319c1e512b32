import type { DestinationFields } from '../destinations/destination'
import { longestLinkSeconds } from '../links/link-life'
import type { Failure, FailureFacts } from './failure'
import { withRegion } from '../providers/provider-choice'
import { providerPreset } from '../providers/providers'

/** Fixes that need nothing but their names. */
export const plainFixKinds = [
  'path-style',
  'host-style',
  'no-access-list',
  // Makes everything uploaded from then on readable for everybody.
  'public-access-list',
  'presigned-links',
  // Links to the bucket's own address instead of the public URL base.
  'own-address',
] as const

/** A change of a destination that corrects what a failure complains about, with one click. */
export type Fix =
  | { readonly kind: 'use-region'; readonly region: string }
  | { readonly kind: 'use-endpoint'; readonly endpoint: string }
  | { readonly kind: 'use-bucket'; readonly bucket: string }
  | { readonly kind: (typeof plainFixKinds)[number] }
  /** Without a fingerprint, the certificate has not been shown yet, and nothing is trusted. */
  | { readonly kind: 'trust-certificate'; readonly fingerprint: string }

/** What could correct a failure, the likeliest first; empty if only the person knows. */
export function fixesFor({ kind, facts }: Failure, fields: DestinationFields): readonly Fix[] {
  const reason = facts['reason']
  switch (kind) {
    case 'wrong-region':
      return useRegion(facts['actual'] ?? facts['region'], fields)
    case 'wrong-endpoint':
      return reason === undefined ? useEndpoint(facts['suggestion'], fields) : forEndpoint(reason, fields)
    case 'bucket-missing':
      // `facts.bucket` is the missing bucket itself, unless an address was typed: then it is the name in that.
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

/** The destination after the fix. */
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

/** Why a server's identity is doubted, for reasons about which the person can know better. */
const trustableReasons: readonly unknown[] = [undefined, 'selfSigned', 'expired', 'otherName', 'changed']

/** Why strangers may not read what a signature would show them, whatever ACL the image has. */
const closedLinks: readonly unknown[] = ['linkPrivateAws', 'linkCloudFront', 'linkNeedsSignature']

/** Only for the destination's own server: AWS does not need it, and readers decide themselves what they trust. */
function mayTrust({ server, reason }: FailureFacts): boolean {
  return server !== undefined && server !== 'AWS' && trustableReasons.includes(reason)
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
    case 'linkInside':
    case 'linkLoop':
    case 'linkMoved':
    case 'linkNoHttp':
    case 'linkNoHttps':
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

/** Uses only the bucket's name, which the failure contains if it could be found in what was typed. */
function useBucket(bucket: string | number | undefined, fields: DestinationFields): readonly Fix[] {
  const isOther = typeof bucket === 'string' && bucket !== '' && bucket !== fields.bucket
  return isOther ? [{ kind: 'use-bucket', bucket }] : []
}

function withoutAccessList({ accessList }: DestinationFields): readonly Fix[] {
  return accessList === 'none' ? [] : [{ kind: 'no-access-list' }]
}

function publicly({ provider, accessList, linkLifeSeconds }: DestinationFields): readonly Fix[] {
  const isOpen = accessList === 'public-read' || linkLifeSeconds > 0
  return isOpen || providerPreset(provider).publishesByAccessList !== true
    ? []
    : [{ kind: 'public-access-list' }]
}

function signed({ linkLifeSeconds }: DestinationFields): readonly Fix[] {
  return linkLifeSeconds === 0 ? [{ kind: 'presigned-links' }] : []
}

function ownAddress({ publicUrlBase, linkLifeSeconds }: DestinationFields): readonly Fix[] {
  return publicUrlBase === '' || linkLifeSeconds > 0 ? [] : [{ kind: 'own-address' }]
}
