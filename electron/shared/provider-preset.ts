import type { ProviderId } from './destination'

/**
 * An address that leads to a bucket, as consoles and links write it, without its scheme. `{bucket}`,
 * `{region}` and other names in braces stand for what differs; what follows the pattern is a key.
 */
export interface BucketAddress {
  readonly pattern: string
  /** The endpoint it stands for, where that is not the provider's usual one. */
  readonly endpoint?: string
  /** Where it is, where the address does not name the region; empty where nothing tells it. */
  readonly region?: string
  /** Whether the bucket goes into the path, where that is not the provider's usual way. */
  readonly pathStyle?: boolean
  /** Readers use this address; it says nothing of the endpoint beyond what the names in braces fill in. */
  readonly forReaders?: true
  /** A page about the bucket, and no server. */
  readonly isConsole?: true
}

/** What is known of a provider before anything is typed. Names and hints are under `provider.<id>` in the words. */
export interface ProviderPreset {
  readonly id: ProviderId
  /**
   * The endpoint, with `{region}` and `{account}` where it differs; empty where it can be anything, and
   * for AWS, where an empty endpoint is the right one.
   */
  readonly endpoint: string
  /** Regions to offer; others may be typed. Empty where there is nothing to choose. */
  readonly regions: readonly string[]
  /** The region to start with; empty where the person has to choose. */
  readonly defaultRegion: string
  /** Whether the bucket goes into the path, where both ways are usual. */
  readonly pathStyle: boolean
  /** Addresses by which a bucket of this provider is known, most telling first. */
  readonly addresses: readonly BucketAddress[]
  /** Where readers find a public bucket, if that is neither the endpoint nor a domain of one's own; else empty. */
  readonly publicUrl: string
  /** Where keys are made; empty where that depends on the server. */
  readonly keysPage: string
}
