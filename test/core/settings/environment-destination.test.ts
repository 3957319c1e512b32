import { describe, expect, it } from 'vitest'
import { environmentDestination } from '../../../electron/core/settings/environment-destination'
import { emptyFields } from '../../../electron/shared/destinations/destination'

const least = {
  OLLIM_BUCKET: 'photos',
  OLLIM_REGION: 'eu-west-1',
  OLLIM_ACCESS_KEY_ID: 'AKIA',
  OLLIM_SECRET_ACCESS_KEY: 'geheim-123',
}

describe('the destination of the environment', () => {
  it('does not exist without its variables', () => {
    expect(environmentDestination({ PATH: '/bin', OLLIM_HOME: '/x', OLLIM_BUCKET: ' ' })).toEqual({
      ok: true,
      value: undefined,
    })
  })

  it('needs a bucket, a region and a key', () => {
    expect(environmentDestination(least)).toEqual({
      ok: true,
      value: {
        id: 'environment',
        ...emptyFields,
        name: 'photos',
        bucket: 'photos',
        region: 'eu-west-1',
        credentials: { accessKeyId: 'AKIA', secretAccessKey: 'geheim-123', sessionToken: '' },
        certificateAuthorityFile: '',
      },
    })
  })

  it.each([
    [
      'a region of AWS may be named by its place',
      { OLLIM_REGION: 'Asia Pacific (Seoul)' },
      { region: 'ap-northeast-2' },
    ],
    [
      'one server has one address, however it is written',
      { OLLIM_ENDPOINT: 'HTTPS://NAS.Home:443/', OLLIM_PUBLIC_URL: 'https://IMG.x:443/A/' },
      { endpoint: 'https://nas.home', publicUrlBase: 'https://img.x/A' },
    ],
    [
      'an endpoint means path style',
      { OLLIM_ENDPOINT: 'http://127.0.0.1:9000/' },
      { endpoint: 'http://127.0.0.1:9000', pathStyle: true, provider: 'other' },
    ],
    [
      "AWS's own address means the same server as no endpoint",
      { OLLIM_REGION: '', OLLIM_ENDPOINT: 'https://s3.eu-central-1.amazonaws.com' },
      { endpoint: '', pathStyle: false, provider: 'aws', region: 'eu-central-1' },
    ],
    [
      "AWS's own address may name no region",
      { OLLIM_REGION: 'Asia Pacific (Seoul)', OLLIM_ENDPOINT: 'https://s3.amazonaws.com/' },
      { endpoint: '', pathStyle: false, provider: 'aws', region: 'ap-northeast-2' },
    ],
    [
      'another address of AWS stays',
      { OLLIM_ENDPOINT: 'https://s3.dualstack.eu-central-1.amazonaws.com' },
      { endpoint: 'https://s3.dualstack.eu-central-1.amazonaws.com' },
    ],
    [
      'path style can be turned off',
      { OLLIM_ENDPOINT: 'https://s3.x', OLLIM_PATH_STYLE: 'false' },
      { pathStyle: false },
    ],
    [
      'an endpoint of a provider that refuses path style does not mean it',
      { OLLIM_ENDPOINT: 'https://s3.oss-cn-hangzhou.aliyuncs.com' },
      { pathStyle: false },
    ],
    [
      'path style can be turned on there, too',
      { OLLIM_ENDPOINT: 'https://cos.ap-guangzhou.myqcloud.com', OLLIM_PATH_STYLE: '1' },
      { pathStyle: true },
    ],
    ['path style can be turned on', { OLLIM_PATH_STYLE: '1' }, { pathStyle: true }],
    [
      'an endpoint may name the region itself',
      { OLLIM_REGION: '', OLLIM_ENDPOINT: 'https://s3.us-west-004.backblazeb2.com' },
      { region: 'us-west-004' },
    ],
    [
      'an endpoint may need a region that it does not name',
      { OLLIM_REGION: '', OLLIM_ENDPOINT: 'https://kr.object.ncloudstorage.com' },
      { region: 'kr-standard' },
    ],
    [
      'an endpoint needs no region',
      { OLLIM_ENDPOINT: 'https://s3.x', OLLIM_REGION: '' },
      { region: 'us-east-1' },
    ],
    [
      'a session token',
      { OLLIM_SESSION_TOKEN: 't' },
      { credentials: { accessKeyId: 'AKIA', secretAccessKey: 'geheim-123', sessionToken: 't' } },
    ],
    [
      'a bucket as other servers name theirs',
      { OLLIM_ENDPOINT: 'https://s3.x', OLLIM_BUCKET: 'My_Photos' },
      { bucket: 'My_Photos' },
    ],
    ['a key template', { OLLIM_KEY_TEMPLATE: '{hash}.{ext}' }, { keyTemplate: '{hash}.{ext}' }],
    [
      'a server below a path',
      { OLLIM_ENDPOINT: 'https://x/storage/v1/s3' },
      { endpoint: 'https://x/storage/v1/s3' },
    ],
    ['a public address', { OLLIM_PUBLIC_URL: 'https://img.x/a/' }, { publicUrlBase: 'https://img.x/a' }],
    ['presigned links', { OLLIM_LINK_LIFE: '12h' }, { linkLifeSeconds: 43_200 }],
    ['presigned links, in seconds', { OLLIM_LINK_LIFE: '900' }, { linkLifeSeconds: 900 }],
    ['an access list', { OLLIM_ACL: 'public-read' }, { accessList: 'public-read' }],
    ['a private authority', { OLLIM_CA_FILE: '/ca.pem' }, { certificateAuthorityFile: '/ca.pem' }],
  ])('uses the other variables: %s', (_what, more, expected) => {
    expect(environmentDestination({ ...least, ...more })).toMatchObject({ ok: true, value: expected })
  })

  it.each([
    [{ OLLIM_BUCKET: '' }, ['OLLIM_BUCKET: missing']],
    [
      { OLLIM_ACCESS_KEY_ID: '', OLLIM_SECRET_ACCESS_KEY: undefined },
      ['OLLIM_ACCESS_KEY_ID: missing', 'OLLIM_SECRET_ACCESS_KEY: missing'],
    ],
    [{ OLLIM_BUCKET: 'photos/2026' }, ['OLLIM_BUCKET: bucket-has-folder']],
    [{ OLLIM_BUCKET: 's3://photos' }, ['OLLIM_BUCKET: bucket-is-address']],
    [{ OLLIM_BUCKET: 'ab' }, ['OLLIM_BUCKET: bucket-length']],
    [{ OLLIM_BUCKET: 'My Photos' }, ['OLLIM_BUCKET: bucket-characters']],
    [{ OLLIM_BUCKET: 'photos-' }, ['OLLIM_BUCKET: bucket-name']],
    [{ OLLIM_REGION: '' }, ['OLLIM_REGION: missing']],
    [{ OLLIM_ENDPOINT: 's3.example.com' }, ['OLLIM_ENDPOINT: address']],
    ...['https://s3.x/photos/', 'https://photos.s3.eu-west-1.amazonaws.com'].map(
      (endpoint): [Record<string, string>, string[]] => [
        { OLLIM_ENDPOINT: endpoint },
        ['OLLIM_ENDPOINT: address-has-bucket'],
      ],
    ),
    [{ OLLIM_ENDPOINT: 'https://me:geheim@s3.x' }, ['OLLIM_ENDPOINT: address-has-login']],
    [{ OLLIM_ENDPOINT: 'https://s3.x/?list-type=2' }, ['OLLIM_ENDPOINT: address-has-query']],
    [{ OLLIM_ENDPOINT: 'https://s3.{region}.x' }, ['OLLIM_ENDPOINT: address-has-placeholder']],
    [{ OLLIM_PUBLIC_URL: 'https://img.x/?w=100' }, ['OLLIM_PUBLIC_URL: address-has-query']],
    [{ OLLIM_PUBLIC_URL: 'https://me:pass@img.x' }, ['OLLIM_PUBLIC_URL: address-has-login']],
    [{ OLLIM_PUBLIC_URL: 'https://img.x/{access}' }, ['OLLIM_PUBLIC_URL: address-has-placeholder']],
    [{ OLLIM_PUBLIC_URL: 'ftp://x' }, ['OLLIM_PUBLIC_URL: address']],
    [{ OLLIM_KEY_TEMPLATE: '{nam}.png' }, ['OLLIM_KEY_TEMPLATE: key-variable']],
    [{ OLLIM_KEY_TEMPLATE: '{name' }, ['OLLIM_KEY_TEMPLATE: key-template']],
    [{ OLLIM_PATH_STYLE: 'maybe' }, ['OLLIM_PATH_STYLE: switch']],
    [{ OLLIM_REMOVE_METADATA: 'gps' }, ['OLLIM_REMOVE_METADATA: switch']],
    [{ OLLIM_ACL: 'private-ish' }, ['OLLIM_ACL: access-list']],
    ...['8d', 'a week', '-1'].map((life): [Record<string, string>, string[]] => [
      { OLLIM_LINK_LIFE: life },
      ['OLLIM_LINK_LIFE: link-life'],
    ]),
  ])('names what is wrong with %j, without any value', (change, problems) => {
    const made = environmentDestination({ ...least, ...change })
    const found = made.ok ? [] : made.problem
    expect(found.map(({ variable, problem }) => `${variable}: ${problem}`)).toEqual(problems)
    const values = Object.values(change).filter((value) => value !== undefined && value !== '')
    expect(values.filter((value) => JSON.stringify(found).includes(`"${value}"`))).toEqual([])
  })
})
