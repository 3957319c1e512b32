import { z } from 'zod'
import { call } from './camera.mjs'

const answer = z.object({ value: z.object({ destination: z.object({ id: z.string() }) }) })

/**
 * Saves a destination for this run only and makes it the default one.
 * @param {import('playwright-core').Page} page
 * @param {object} options
 * @param {string} options.name
 * @param {string} options.endpoint
 * @param {string} [options.bucket]
 * @param {number} [options.linkLifeSeconds]
 */
export async function saveDestination(page, { name, endpoint, bucket = 'pictures', linkLifeSeconds = 0 }) {
  const saved = await call(page, 'saveDestination', {
    fields: {
      name,
      provider: 'minio',
      endpoint,
      bucket,
      region: 'us-east-1',
      keyTemplate: '{year}/{month}/{name}.{ext}',
      publicUrlBase: '',
      pathStyle: true,
      cacheControl: 'public, max-age=31536000',
      accessList: 'none',
      linkLifeSeconds,
      linkFormat: 'general',
      roleArn: '',
      externalId: '',
      mfaSerial: '',
      sessionSeconds: 0,
      certificateAuthority: '',
      trustedCertificate: '',
      credentialsSource: { kind: 'keys' },
    },
    credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
    secretKeeping: 'memory',
  })
  const { destination } = answer.parse(saved).value
  await call(page, 'chooseDefaultDestination', destination.id)
}
