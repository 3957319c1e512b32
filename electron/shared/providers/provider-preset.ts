import type { ProviderId } from '../destinations/destination'
import type { KeyRight } from './key-rights'

/**
 * A bucket's address as consoles and links write it, without its scheme. `{bucket}`, `{region}` and other names in
 * braces are variable; what follows the pattern is a key.
 */
export interface BucketAddress {
  readonly pattern: string
  /** The endpoint that it implies, if that is not the provider's usual one. */
  readonly endpoint?: string
  /** The region, if the address does not contain it; empty if it is unknown. */
  readonly region?: string
  /** Whether the bucket goes into the path, if that is not the provider's usual style. */
  readonly pathStyle?: boolean
  /** Readers use this address; about the endpoint it only says what is in the braces. */
  readonly forReaders?: true
  /** A page about the bucket, not a server. */
  readonly isConsole?: true
}

/** What is known about a provider before anything is typed. Names and hints are under `provider.<id>` in the words. */
export interface ProviderPreset {
  readonly id: ProviderId
  /**
   * The endpoint, with `{region}` and `{account}` where it varies; empty if it can be anything, and for AWS, which
   * needs none.
   */
  readonly endpoint: string
  /** Regions to choose from; others may be typed. Empty if there is no choice. */
  readonly regions: readonly string[]
  /** The initial region; empty if the person has to choose. */
  readonly defaultRegion: string
  /** Whether the bucket goes into the path, if both styles are usual. */
  readonly pathStyle: boolean
  /** Addresses by which a bucket of this provider is recognised, the most specific first. */
  readonly addresses: readonly BucketAddress[]
  /** Where readers find a public bucket, if that is neither the endpoint nor the customer's own domain; else empty. */
  readonly publicUrl: string
  /**
   * The permissions that its keys need for uploading; empty if they have none to choose by name. Absent where AWS-style
   * policies grant them.
   */
  readonly ownKeyRights?: readonly KeyRight[]
  /** Whether no bucket policy can make the endpoint public: buckets are published at another address. */
  readonly isEndpointClosed?: true
  /** Whether images are private unless each has an ACL that says otherwise. */
  readonly publishesByAccessList?: true
  /** Where keys are created; empty if that depends on the server. */
  readonly keysPage: string
}
