import type { Ceph } from '../../support/servers/ceph'

/** The environment variables that make a bucket Ollim's destination. */
export function destinationIn(
  store: Pick<Ceph, 'endpoint' | 'region' | 'accessKeyId' | 'secretAccessKey' | 'publicBucket'>,
  prefix: string,
): Record<string, string> {
  return {
    OLLIM_ENDPOINT: store.endpoint,
    OLLIM_BUCKET: store.publicBucket,
    OLLIM_REGION: store.region,
    OLLIM_ACCESS_KEY_ID: store.accessKeyId,
    OLLIM_SECRET_ACCESS_KEY: store.secretAccessKey,
    OLLIM_KEY_TEMPLATE: `${prefix}/{name}.{ext}`,
  }
}
