import { expect, it } from 'vitest'
import { configuredEndpoint } from '../../../electron/core/credentials/configured-endpoint'

const nas = 'http://nas.local:9000'
const other = 'https://s3.example.com'

it.each([
  ['nothing', {}, {}, ''],
  [
    'the variable for S3',
    { AWS_ENDPOINT_URL_S3: nas, AWS_ENDPOINT_URL: other },
    { endpoint_url: other },
    nas,
  ],
  ['the variable for all services', { AWS_ENDPOINT_URL: nas }, { endpoint_url: other }, nas],
  ['the profile', {}, { endpoint_url: nas }, nas],
  ["the profile's services section", {}, { endpoint_url: other, 's3.endpoint_url': nas }, nas],
  ['an empty variable', { AWS_ENDPOINT_URL_S3: '' }, {}, ''],
  [
    'a variable to be ignored',
    { AWS_ENDPOINT_URL: nas, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' },
    {},
    '',
  ],
  ['a profile that ignores it', {}, { endpoint_url: nas, ignore_configured_endpoint_urls: 'true' }, ''],
])('the server named by %s', (_what, env, profile, endpoint) => {
  expect(configuredEndpoint(env, new Map(Object.entries(profile)))).toBe(endpoint)
})
