import { describe, expect, it } from 'vitest'
import { Redactor } from '../../../electron/core/log/redactor'
import { computingMilliseconds } from '../../support/computing-time'

const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'

describe('redaction', () => {
  it.each([
    ['JSON', `{"secretAccessKey":"${secret}","bucket":"b"}`],
    ['an inspected object', `{ secretAccessKey: '${secret}', bucket: 'b' }`],
    ['an AWS profile', `aws_secret_access_key = ${secret}`],
    ['an environment variable', `OLLIM_SECRET_ACCESS_KEY=${secret} OLLIM_BUCKET=b`],
    ['a session token', `sessionToken: "${secret}"`],
    ['a token variable', `AWS_SESSION_TOKEN=${secret}`],
    ['a token header', `x-amz-security-token: ${secret}`],
    ['a presigned URL', `https://b.example/k?X-Amz-Signature=${encodeURIComponent(secret)}&X-Amz-Expires=60`],
    [
      'a presigned URL of temporary keys',
      `https://b.example/k?X-Amz-Security-Token=${encodeURIComponent(secret)}`,
    ],
    [
      'an Authorization header',
      `authorization: AWS4-HMAC-SHA256 Credential=AKIA/2026, SignedHeaders=host, Signature=${secret}`,
    ],
    [
      'an Authorization header in JSON',
      `{"Authorization":"AWS4-HMAC-SHA256 Credential=A, Signature=${secret}"}`,
    ],
    ['a signature that stands alone', `sent AWS4-HMAC-SHA256 Credential=AKIA/2026, Signature=${secret}`],
    ['a bearer token', `sent Bearer ${secret.replaceAll('/', '_')}`],
    ['a password in an address', `proxy http://me:${encodeURIComponent(secret)}@proxy.example:3128`],
  ])('takes the secret out of %s', (_where, text) => {
    const redacted = new Redactor().redact(text)
    expect(redacted).not.toContain(secret)
    expect(redacted).not.toContain(encodeURIComponent(secret))
    expect(redacted).not.toContain(secret.replaceAll('/', '_'))
    expect(redacted).toContain('[redacted]')
  })

  it.each([
    ['Uploaded photo.png to my-bucket in 1.2 s'],
    ['https://my-bucket.s3.example/2026/11/a.png?versionId=3'],
    ['{"hasSecretAccessKey":true'.replace('hasSecretAccessKey', 'bucket')],
    ['Basic settings were read'],
  ])('leaves %s alone', (text) => {
    expect(new Redactor().redact(text)).toBe(text)
  })

  it.each(['a', 'a-', 'a+', '://a:', 'password="\\'])('is quick with a long text of %s', async (piece) => {
    const text = piece.repeat(100_000)
    expect(await computingMilliseconds(() => new Redactor().redact(text))).toBeLessThan(1_000)
  })

  it('keeps what stands beside a secret', () => {
    const text = `{"secretAccessKey":"${secret}","bucket":"mine"}`
    expect(new Redactor().redact(text)).toBe('{"secretAccessKey":[redacted],"bucket":"mine"}')
  })

  it.each([
    ['plain', (value: string) => value],
    ['in a URL', encodeURIComponent],
    ['in JSON', (value: string) => JSON.stringify(value)],
  ])('takes out a value in use, %s', (_how, write) => {
    const redactor = new Redactor()
    redactor.add('pass"word/with+signs')
    expect(redactor.redact(`said ${write('pass"word/with+signs')} aloud`)).toMatch(
      /^said "?\[redacted\]"? aloud$/,
    )
  })

  it('does not learn values so short that ordinary words would vanish', () => {
    const redactor = new Redactor()
    redactor.add('')
    redactor.add('key')
    redactor.add('objects')
    redactor.add('password')
    expect(redactor.redact('the key of objects, a password')).toBe('the key of objects, a [redacted]')
  })
})
