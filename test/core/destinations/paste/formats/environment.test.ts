import { describe, expect, it } from 'vitest'
import { understandPaste } from '../../../../../electron/core/destinations/paste/understand-paste'
import { id, secret } from '../samples'

const keys = `AWS_ACCESS_KEY_ID=${id}\nAWS_SECRET_ACCESS_KEY=${secret}\n`
const pair = { source: 'environment', accessKeyId: id, secretAccessKey: secret, notes: [] }

it('an empty variable does not take the next line as its value', () => {
  const paste = `${keys}AWS_BUCKET=haneul-blog\nAWS_ENDPOINT=\nAWS_USE_PATH_STYLE_ENDPOINT=false`
  const [candidate] = understandPaste(paste).candidates

  expect(candidate).toMatchObject({ ...pair, bucket: 'haneul-blog', pathStyle: false })
  expect(candidate).not.toHaveProperty('endpoint')
})

it('keys of two programs are never mixed', () => {
  const paste = `BLOG_S3_ACCESS_KEY_ID=blog-key\nBLOG_S3_SECRET_ACCESS_KEY=blog-secret\nSHOP_S3_ACCESS_KEY_ID=shop-key`
  const { candidates } = understandPaste(paste)

  expect(candidates).toMatchObject([
    { accessKeyId: 'blog-key', secretAccessKey: 'blog-secret' },
    { accessKeyId: 'shop-key' },
  ])
  expect(candidates[1]).not.toHaveProperty('secretAccessKey')
})

it.each(['UPLOAD_URL', 'UPLOADS_URL', 'DISCOURSE_URL'])('%s does not name an S3 server', (name) => {
  const [candidate] = understandPaste(`${keys}${name}=https://example.com/api`).candidates

  expect(candidate).toMatchObject(pair)
  expect(candidate).not.toHaveProperty('endpoint')
})

describe('the variables of', () => {
  it.each([
    [
      'Mastodon',
      `${keys}S3_BUCKET=social\nS3_ALIAS_HOST=files.example.com\nS3_ENDPOINT=https://nyc3.digitaloceanspaces.com`,
      { bucket: 'social', publicUrlBase: 'files.example.com', provider: 'spaces', region: 'nyc3' },
    ],
    [
      'Outline',
      `${keys}AWS_S3_UPLOAD_BUCKET_URL=http://s3:4569\nAWS_S3_UPLOAD_BUCKET_NAME=outline\nAWS_S3_FORCE_PATH_STYLE=true`,
      { bucket: 'outline', endpoint: 'http://s3:4569', pathStyle: true },
    ],
    [
      'Django',
      `${keys}AWS_STORAGE_BUCKET_NAME = 'media'\nAWS_S3_CUSTOM_DOMAIN = 'cdn.example.com'\nAWS_S3_ADDRESSING_STYLE = 'path'`,
      { bucket: 'media', publicUrlBase: 'cdn.example.com', pathStyle: true },
    ],
    [
      'Ghost',
      `storage__s3__accessKeyId=${id}\nstorage__s3__secretAccessKey=${secret}\nstorage__s3__bucket=blog\nstorage__s3__assetHost=https://cdn.example.com`,
      { bucket: 'blog', publicUrlBase: 'https://cdn.example.com' },
    ],
    [
      'WordPress',
      `define( 'S3_UPLOADS_BUCKET', 'media' );\ndefine( 'S3_UPLOADS_KEY', '${id}' );\ndefine( 'S3_UPLOADS_SECRET', '${secret}' );`,
      { bucket: 'media' },
    ],
    [
      'Terraform’s provider',
      `provider "aws" {\n  access_key = "${id}"\n  secret_key = "${secret}"\n  endpoints {\n    sts = "http://localhost:4566"\n    s3  = "http://localhost:9000"\n  }\n}`,
      { endpoint: 'http://localhost:9000' },
    ],
    [
      'Terraform’s S3 backend',
      `backend "s3" {\n  bucket = "state"\n  endpoints = { s3 = "https://nyc3.digitaloceanspaces.com" }\n  access_key = "${id}"\n  secret_key = "${secret}"\n}`,
      { bucket: 'state', provider: 'spaces', region: 'nyc3' },
    ],
  ])('%s are understood', (_program, paste, place) => {
    expect(understandPaste(paste).candidates).toMatchObject([{ ...pair, ...place }])
  })
})
