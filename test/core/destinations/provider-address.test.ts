import { describe, expect, it } from 'vitest'
import { understandPaste } from '../../../electron/core/destinations/paste/understand-paste'
import { understandEndpoint } from '../../../electron/core/destinations/understand-endpoint'
import { serverDraft } from './draft'

type Example = readonly [address: string, place: object]

const naver = { provider: 'naver', pathStyle: true }
const aliyun = { provider: 'aliyun', pathStyle: false }
const other = { provider: 'other', pathStyle: true }
const oracle = 'https://axaxnpcrorw5.compat.objectstorage.ap-seoul-1.oraclecloud.com'

/** Addresses of servers, as consoles and manuals write them. */
const servers: readonly Example[] = [
  ['https://kr.object.ncloudstorage.com', { ...naver, region: 'kr-standard' }],
  ['https://sg.object.ncloudstorage.com', { ...naver, region: 'sg-standard' }],
  ['https://jp.object.ncpstorage.com', { ...naver, region: 'jp-standard' }],
  ['https://kr.object.gov-ncloudstorage.com', { ...naver, region: 'gov-standard' }],
  ['https://krs.object.gov-ncloudstorage.com', { ...naver, region: 'gov2-standard' }],
  ['https://kr.ncloudstorage.com', { ...naver, region: 'kr' }],
  ['https://kr.gov-ncloudstorage.com', { ...naver, region: 'kr' }],
  ['https://s3.oss-cn-hangzhou.aliyuncs.com', { ...aliyun, region: 'cn-hangzhou' }],
  ['https://s3.oss-cn-hangzhou-internal.aliyuncs.com', { ...aliyun, region: 'cn-hangzhou' }],
  ['https://oss-ap-northeast-2.aliyuncs.com', { ...aliyun, region: 'ap-northeast-2' }],
  ['https://s3.oss-accelerate.aliyuncs.com', { ...aliyun, region: '' }],
  ['https://cos.ap-seoul.tencentcos.cn', { provider: 'tencent', region: 'ap-seoul', pathStyle: false }],
  ['https://cos.accelerate.myqcloud.com', { provider: 'tencent', region: '' }],
  ['https://s3.gra.perf.cloud.ovh.net', { provider: 'ovh', region: 'gra' }],
  ['https://s3.us-east-va.io.cloud.ovh.us', { provider: 'ovh', region: 'us-east-va' }],
  ['https://s3.us-west-or.perf.cloud.ovh.us', { provider: 'ovh', region: 'us-west-or' }],
  ['https://s3.us-west-1.idrivee2.com', { provider: 'idrive', region: 'us-west-1' }],
  ['https://gateway.eu1.storjshare.io', { provider: 'storj', region: 'us-east-1' }],
  ['https://us-ord-1.linodeobjects.com', { ...other, region: 'us-ord-1' }],
  ['https://ewr1.vultrobjects.com', { ...other, region: 'ewr1' }],
  ['https://t3.storage.dev', { ...other, region: 'auto', pathStyle: false }],
  ['https://fly.storage.tigris.dev', { ...other, region: 'auto', pathStyle: false }],
  ['https://storage.googleapis.com', { ...other, region: 'auto' }],
  [oracle, { ...other, region: 'ap-seoul-1' }],
  ['https://sos-ch-gva-2.exo.io', { ...other, region: 'ch-gva-2' }],
  ['https://eu2.contabostorage.com', { ...other, region: 'eu2' }],
]

/** Addresses of buckets and of images in them. */
const buckets: readonly Example[] = [
  ['https://photos.kr.ncloudstorage.com/a.png', { ...naver, endpoint: 'https://kr.ncloudstorage.com' }],
  [
    'https://photos.kr.object.ncloudstorage.com',
    { ...naver, endpoint: 'https://kr.object.ncloudstorage.com' },
  ],
  ['https://photos.ewr1.vultrobjects.com/a.png', { ...other, endpoint: 'https://ewr1.vultrobjects.com' }],
  ['https://photos.us-ord-1.linodeobjects.com', { ...other, endpoint: 'https://us-ord-1.linodeobjects.com' }],
  [
    'https://photos.h0k1.va.idrivee2-22.com',
    { provider: 'idrive', endpoint: 'https://h0k1.va.idrivee2-22.com' },
  ],
  ['https://storage.googleapis.com/photos/a.png', { ...other, endpoint: 'https://storage.googleapis.com' }],
  [
    'https://photos.sos-de-fra-1.exo.io',
    { ...other, endpoint: 'https://sos-de-fra-1.exo.io', region: 'de-fra-1' },
  ],
  [
    'https://eu2.contabostorage.com/0123abcd:photos/a.png',
    {
      ...other,
      endpoint: 'https://eu2.contabostorage.com',
      publicUrlBase: 'https://eu2.contabostorage.com/0123abcd:photos',
    },
  ],
  [
    'https://objectstorage.ap-seoul-1.oraclecloud.com/n/axaxnpcrorw5/b/photos/o/a.png',
    {
      ...other,
      endpoint: oracle,
      region: 'ap-seoul-1',
      publicUrlBase: 'https://objectstorage.ap-seoul-1.oraclecloud.com/n/axaxnpcrorw5/b/photos/o',
    },
  ],
  [
    'https://photos.t3.tigrisfiles.io/a.png',
    {
      ...other,
      pathStyle: false,
      endpoint: 'https://t3.storage.dev',
      publicUrlBase: 'https://photos.t3.tigrisfiles.io',
    },
  ],
]

describe('the address of a provider’s server', () => {
  it.each(servers)('gives region and addressing style when it is typed: %s', (endpoint, place) => {
    const { fields } = serverDraft({ provider: 'other', endpoint, bucket: '', region: '' })

    expect(understandEndpoint(fields).fields).toMatchObject({ endpoint, bucket: '', ...place })
  })
})

it.each([
  'https://console.cloud.google.com/storage/browser/photos;tab=objects?project=blog',
  'https://console.cloud.google.com/storage/browser/photos',
])("a console's page gives server and bucket: %s", (address) => {
  expect(understandPaste(address).candidates).toMatchObject([
    { ...other, endpoint: 'https://storage.googleapis.com', bucket: 'photos', region: 'auto' },
  ])
})

describe('the address of a bucket', () => {
  it.each(buckets)('gives server and bucket: %s', (address, place) => {
    expect(understandPaste(address).candidates).toMatchObject([{ bucket: 'photos', ...place }])
  })
})
