import { expect, it } from 'vitest'
import { signQuery } from '../../../electron/adapters/aws-config/sign-query'

const query = {
  address: 'https://example.amazonaws.com/',
  region: 'us-east-1',
  service: 'service',
  body: 'Param1=value1',
  now: Date.UTC(2015, 7, 30, 12, 36),
  credentials: {
    accessKeyId: 'AKIDEXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
    sessionToken: '',
  },
}

// `post-x-www-form-urlencoded` of AWS's test suite for signature version 4.
it("signs a form as AWS's own example does", () => {
  expect(signQuery(query)).toEqual({
    'content-type': 'application/x-www-form-urlencoded',
    host: 'example.amazonaws.com',
    'x-amz-date': '20150830T123600Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, ' +
      'SignedHeaders=content-type;host;x-amz-date, ' +
      'Signature=ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a',
  })
})

it('includes the session token of temporary keys in the signature', () => {
  const signed = signQuery({ ...query, credentials: { ...query.credentials, sessionToken: 'token' } })
  expect(signed).toMatchObject({ 'x-amz-security-token': 'token' })
  expect(signed['authorization']).toContain(
    'SignedHeaders=content-type;host;x-amz-date;x-amz-security-token,',
  )
})
