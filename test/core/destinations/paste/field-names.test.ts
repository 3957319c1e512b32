import { describe, expect, it } from 'vitest'
import { fieldNamed } from '../../../../electron/core/destinations/paste/field-names'

describe('a common name', () => {
  it.each([
    ['AWS_SECRET_ACCESS_KEY', 'secretAccessKey'],
    ['Access key ID', 'accessKeyId'],
    // Spring Boot's
    ['cloud.aws.credentials.access-key', 'accessKeyId'],
    ['spring.cloud.aws.credentials.secretKey', 'secretAccessKey'],
    ['cloud.aws.region.static', 'region'],
    ['cloud.aws.s3.bucket', 'bucket'],
    // Naver Cloud Platform's
    ['NCP_ACCESS_KEY', 'accessKeyId'],
    ['CLOUDFLARE_ACCOUNT_ID', 'account'],
    ['AWS_TOKEN', 'sessionToken'],
    // Any program's own
    ['BUCKETEER_AWS_ACCESS_KEY_ID', 'accessKeyId'],
    ['NUXT_S3_BUCKET', 'bucket'],
    ['비밀 액세스 키', 'secretAccessKey'],
    ['액세스 키 ID', 'accessKeyId'],
    ['S3 엔드포인트', 'endpoint'],
    ['S3 호환 엔드포인트', 'endpoint'],
    ['Service endpoint', 'endpoint'],
    ['MINIO_ROOT_PASS', 'secretAccessKey'],
    ['버킷(bucket)', 'bucket'],
  ])('%s stands for %s', (name, field) => {
    expect(fieldNamed(name)?.field).toBe(field)
  })

  // Cloudflare's tokens are for its own API.
  it.each([
    'R2_TOKEN',
    'CF_TOKEN',
    'DJANGO_SECRET_KEY',
    'spring.datasource.url',
    'cloud.aws.stack.auto',
    'constructor',
    'MYAPP_S3_TOKEN',
    'MYAPP_AWS_STACK',
  ])('%s is about something else', (name) => {
    expect(fieldNamed(name)).toBeUndefined()
  })
})
