import { describe, expect, it } from 'vitest'
import { normalizeDraft } from '../../../electron/core/destinations/normalize-destination'
import type { DestinationFields } from '../../../electron/shared/destinations/destination'
import { awsDraft, awsKeys, serverDraft } from './draft'

describe('a form as it is saved', () => {
  it.each<[Partial<DestinationFields>, Partial<DestinationFields>]>([
    [{ name: '  Haneul\n blog ' }, { name: 'Haneul blog' }],
    [{ name: ' ' }, { name: 'haneul-blog' }],
    [{ bucket: ' haneul-blog/\u200b' }, { bucket: 'haneul-blog' }],
    [{ region: ' AP-Northeast-2\n' }, { region: 'ap-northeast-2' }],
    [{ region: 'Asia Pacific (Seoul) ap-northeast-2' }, { region: 'ap-northeast-2' }],
    [{ region: 'ap-northeast-2a' }, { region: 'ap-northeast-2a' }],
    [{ region: ' Seoul ' }, { region: 'ap-northeast-2' }],
    [{ region: '' }, { region: '' }],
    [{ keyTemplate: ' {name} ' }, { keyTemplate: '{name}' }],
    [{ keyTemplate: '그림/{name}'.normalize('NFD') }, { keyTemplate: '그림/{name}' }],
    [{ publicUrlBase: ' IMG.Haneul.blog/A/ ' }, { publicUrlBase: 'https://img.haneul.blog/A' }],
    [{ publicUrlBase: 'HTTPS://Img.Haneul.blog' }, { publicUrlBase: 'https://img.haneul.blog' }],
    [{ publicUrlBase: 'https//img.haneul.blog' }, { publicUrlBase: 'https://img.haneul.blog' }],
    [{ publicUrlBase: 'localhost' }, { publicUrlBase: 'localhost' }],
    [{ endpoint: 'https://S3.Ap-Northeast-2.amazonaws.com/', region: '' }, { region: 'ap-northeast-2' }],
  ])('for AWS with %j contains %j', (typed, saved) => {
    expect(normalizeDraft(awsDraft(typed)).fields).toMatchObject(saved)
  })

  it.each<[Partial<DestinationFields>, Partial<DestinationFields>]>([
    [{ endpoint: ' HTTP://LocalHost:9000// ' }, { endpoint: 'http://localhost:9000' }],
    [{ endpoint: 'https://X.co/Storage/v1/' }, { endpoint: 'https://x.co/Storage/v1' }],
    [{ endpoint: 'https://nas.home:443/' }, { endpoint: 'https://nas.home' }],
    [{ endpoint: 'HTTP://nas.home:80/s3' }, { endpoint: 'http://nas.home/s3' }],
    [{ endpoint: 'https://[::1]:443' }, { endpoint: 'https://[::1]' }],
    [{ endpoint: 'http://nas.home:443' }, { endpoint: 'http://nas.home:443' }],
    [{ endpoint: 'https://nas.home:4430' }, { endpoint: 'https://nas.home:4430' }],
    [{ endpoint: 'https://' }, { endpoint: 'https://' }],
    [{ endpoint: 'https:/' }, { endpoint: 'https:/' }],
    [{ endpoint: 'https:////' }, { endpoint: 'https://' }],
    [{ endpoint: 'localhost:9000' }, { endpoint: 'localhost:9000' }],
    [{ region: '' }, { region: 'us-east-1' }],
    [{ region: ' KR1 ' }, { region: 'KR1' }],
    [{ region: 'Seoul' }, { region: 'Seoul' }],
    [{ provider: 'other', region: '' }, { region: 'us-east-1' }],
    [{ provider: 'r2', region: '' }, { region: 'auto' }],
    // The region is yet to be chosen, and with it the endpoint.
    [{ provider: 'b2', endpoint: 'https://s3.{region}.backblazeb2.com', region: '' }, { region: '' }],
    [{ provider: 'naver', region: '' }, { region: 'kr-standard' }],
    [
      { provider: 'b2', endpoint: 'https://s3.us-west-004.backblazeb2.com/', region: '' },
      { region: 'us-west-004' },
    ],
    [
      {
        provider: 'nhn',
        endpoint: 'https://KR2-api-object-storage.nhncloudservice.com',
        region: '',
      },
      { endpoint: 'https://kr2-api-object-storage.nhncloudservice.com', region: 'KR2' },
    ],
    [
      { provider: 'wasabi', endpoint: 'https://s3.eu-west-1.wasabisys.com', region: '' },
      { region: 'eu-west-1' },
    ],
    // One address for all regions tells none: the person has to.
    [
      { provider: 'aliyun', endpoint: 'https://s3.oss-accelerate-overseas.aliyuncs.com', region: '' },
      { region: '' },
    ],
    [{ provider: 'tencent', endpoint: 'https://cos.accelerate.myqcloud.com', region: '' }, { region: '' }],
    [{ provider: 'spaces', endpoint: 'https://sgp1.digitaloceanspaces.com', region: '' }, { region: 'sgp1' }],
  ])('for another server with %j contains %j', (typed, saved) => {
    expect(normalizeDraft(serverDraft(typed)).fields).toMatchObject(saved)
  })

  it('has keys without what pasting adds', () => {
    const pasted = {
      accessKeyId: ` ${awsKeys.accessKeyId}\n`,
      secretAccessKey: `\ufeff${awsKeys.secretAccessKey}\t`,
    }
    expect(normalizeDraft(awsDraft({}, pasted)).credentials).toEqual(awsKeys)
  })

  it.each([
    (key: string) => `"${key}"`,
    (key: string) => `'${key}' `,
    (key: string) => `“${key}”`,
    (key: string) => `"${key}",`,
    (key: string) => `\`${key}\``,
  ])('has keys without the quotes around them in a file', (quoted) => {
    const { accessKeyId, secretAccessKey } = awsKeys
    const pasted = { accessKeyId: quoted(accessKeyId), secretAccessKey: quoted(secretAccessKey) }
    expect(normalizeDraft(awsDraft({}, pasted)).credentials).toEqual(awsKeys)
  })

  it('has values without the names that a file gives them', () => {
    const { fields, credentials } = normalizeDraft(
      awsDraft(
        { bucket: 'S3_BUCKET=haneul-blog', region: 'export AWS_REGION="eu-west-1"' },
        {
          accessKeyId: `AWS_ACCESS_KEY_ID=${awsKeys.accessKeyId}`,
          secretAccessKey: `aws_secret_access_key = ${awsKeys.secretAccessKey}`,
        },
      ),
    )
    expect(fields).toMatchObject({ bucket: 'haneul-blog', region: 'eu-west-1' })
    expect(credentials).toEqual(awsKeys)
  })

  it.each(['pass=word', 'secret_key=', '"', "it's", 'comma,', '"a" and "b"', 'AWS_REGION=eu-west-1'])(
    'keeps a secret that is %s',
    (secretAccessKey) => {
      expect(normalizeDraft(serverDraft({}, { secretAccessKey })).credentials).toEqual({ secretAccessKey })
    },
  )

  it('distinguishes an untouched key from a removed one', () => {
    expect(normalizeDraft(awsDraft({}, {})).credentials).toEqual({})
    expect(normalizeDraft(awsDraft({}, { sessionToken: ' ' })).credentials).toEqual({ sessionToken: '' })
  })

  it.each(['bucket', 'endpoint', 'publicUrlBase'] as const)(
    'does not take forever with a long row of slashes in %s',
    (field) => {
      const text = `https://nas.home${'/'.repeat(100_000)}a`
      expect(normalizeDraft(serverDraft({ [field]: text })).fields[field]).toBe(text)
    },
    5_000,
  )

  it('does not change when it is normalised again', () => {
    const once = normalizeDraft(serverDraft({ name: ' a  b', endpoint: 'HTTP://Host:9000//', region: '' }))
    expect(normalizeDraft(once)).toEqual(once)
  })

  it("keeps its destination's id and how its secret is kept", () => {
    const draft = { ...awsDraft(), id: 'd1', secretKeeping: 'memory' } as const
    expect(normalizeDraft(draft)).toEqual(draft)
  })
})
