import { bothStyles } from './both-styles'
import type { BucketAddress } from './provider-preset'

/** Google accepts any region, and calls its only one `auto`. */
const google = { region: 'auto' } as const

/** Tigris has a single region, and new customers' buckets can only be in the host name. */
const tigris = { region: 'auto', pathStyle: false } as const

/**
 * Addresses of providers without a preset of their own, by the endpoints in their manuals: Akamai's Linode, Vultr,
 * Google Cloud (interoperability), Tigris, Exoscale, Contabo and Oracle.
 */
export const otherAddresses: readonly BucketAddress[] = [
  ...bothStyles('{region}.linodeobjects.com'),
  ...bothStyles('{region}.vultrobjects.com'),
  ...bothStyles('storage.googleapis.com', google),
  ...['{bucket};tab={tab}', '{bucket}'].map((page) => ({
    pattern: `console.cloud.google.com/storage/browser/${page}`,
    endpoint: 'https://storage.googleapis.com',
    isConsole: true as const,
    ...google,
  })),
  ...bothStyles('t3.storage.dev', tigris),
  ...bothStyles('fly.storage.tigris.dev', tigris),
  ...['t3.tigrisfiles.io', 't3.tigrisbucket.io', 't3.tigrisblob.io'].map(
    (host) =>
      ({
        pattern: `{bucket}.${host}`,
        endpoint: 'https://t3.storage.dev',
        forReaders: true,
        ...tigris,
      }) as const,
  ),
  ...bothStyles('sos-{region}.exo.io'),
  {
    pattern: '{region}.contabostorage.com/{tenant}:{bucket}',
    endpoint: 'https://{region}.contabostorage.com',
    forReaders: true,
  },
  ...bothStyles('{region}.contabostorage.com'),
  ...['oraclecloud.com', 'oci.customer-oci.com'].flatMap((domain): readonly BucketAddress[] => {
    const server = `{namespace}.compat.objectstorage.{region}.${domain}`
    const published = `objectstorage.{region}.${domain}/n/{namespace}/b/{bucket}/o`
    return [
      { pattern: `${server}/{bucket}`, endpoint: `https://${server}` },
      { pattern: published, endpoint: `https://${server}`, forReaders: true },
      { pattern: `{tenancy}.${published}`, endpoint: `https://${server}`, forReaders: true },
    ]
  }),
]
