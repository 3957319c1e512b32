import { awsAddresses } from './aws-addresses'
import { bothStyles } from './both-styles'
import type { ProviderId } from '../destinations/destination'
import { actionsOf } from './key-rights'
import { otherAddresses } from './other-addresses'
import type { BucketAddress, ProviderPreset } from './provider-preset'
import { awsRegions } from './regions'

/** Naver's Object Storage and the newer Ncloud Storage, by host; their regions are not named like the hosts. */
const naverAddresses: readonly BucketAddress[] = [
  ['kr.object.ncloudstorage.com', 'kr-standard'],
  ['us.object.ncloudstorage.com', 'us-standard'],
  ['sg.object.ncloudstorage.com', 'sg-standard'],
  ['de.object.ncloudstorage.com', 'de-standard'],
  ['jp.object.ncloudstorage.com', 'jp-standard'],
  ['jp.object.ncpstorage.com', 'jp-standard'],
  ['kr.object.gov-ncloudstorage.com', 'gov-standard'],
  ['krs.object.gov-ncloudstorage.com', 'gov2-standard'],
  ['kr.ncloudstorage.com', 'kr'],
  ['kr.gov-ncloudstorage.com', 'kr'],
].flatMap(([host = '', region = '']) => bothStyles(host, { region }))

/** One entry per provider; to add one, add its id, its entry here and its words. */
export const providerData: Readonly<Record<ProviderId, Omit<ProviderPreset, 'id'>>> = {
  aws: {
    endpoint: '',
    regions: awsRegions,
    defaultRegion: '',
    pathStyle: false,
    addresses: awsAddresses,
    publicUrl: '',
    keysPage: 'https://console.aws.amazon.com/iam/home#/security_credentials',
  },
  r2: {
    endpoint: 'https://{account}.r2.cloudflarestorage.com',
    regions: [],
    defaultRegion: 'auto',
    pathStyle: true,
    addresses: [
      // Buckets in a jurisdiction have endpoints of their own.
      ...['eu', 'fedramp'].flatMap((place) => {
        const endpoint = `https://{account}.${place}.r2.cloudflarestorage.com`
        return [
          { pattern: `{account}.${place}.r2.cloudflarestorage.com/{bucket}`, endpoint },
          {
            pattern: `dash.cloudflare.com/{account}/r2/${place}/buckets/{bucket}`,
            endpoint,
            isConsole: true,
          } as const,
        ]
      }),
      ...bothStyles('{account}.r2.cloudflarestorage.com'),
      { pattern: 'dash.cloudflare.com/{account}/r2/default/buckets/{bucket}', isConsole: true },
      { pattern: 'pub-{public}.r2.dev', forReaders: true },
    ],
    publicUrl: '',
    isEndpointClosed: true,
    ownKeyRights: [{ name: 'Object Read & Write', purpose: 'token' }],
    keysPage: 'https://dash.cloudflare.com/?to=/:account/r2/api-tokens',
  },
  minio: {
    endpoint: '',
    regions: [],
    defaultRegion: 'us-east-1',
    pathStyle: true,
    addresses: [{ pattern: 'play.min.io/{bucket}', endpoint: 'https://play.min.io' }],
    publicUrl: '',
    keysPage: '',
  },
  b2: {
    endpoint: 'https://s3.{region}.backblazeb2.com',
    regions: [
      ...['us-west-000', 'us-west-001', 'us-west-002', 'us-west-004', 'us-east-005'],
      ...['ca-east-006', 'eu-central-003'],
    ],
    defaultRegion: '',
    pathStyle: true,
    addresses: [
      ...bothStyles('s3.{region}.backblazeb2.com'),
      { pattern: '{cluster}.backblazeb2.com/file/{bucket}', forReaders: true },
    ],
    publicUrl: '',
    ownKeyRights: [{ name: 'Read and Write', purpose: 'applicationKey' }],
    keysPage: 'https://secure.backblaze.com/app_keys.htm',
  },
  wasabi: {
    endpoint: 'https://s3.{region}.wasabisys.com',
    regions: [
      ...['us-east-1', 'us-east-2', 'us-central-1', 'us-west-1', 'ca-central-1'],
      ...['eu-central-1', 'eu-central-2', 'eu-west-1', 'eu-west-2', 'eu-west-3', 'eu-south-1'],
      ...['ap-northeast-1', 'ap-northeast-2', 'ap-southeast-1', 'ap-southeast-2'],
    ],
    defaultRegion: '',
    pathStyle: true,
    addresses: [
      ...bothStyles('s3.{region}.wasabisys.com'),
      ...bothStyles('s3.wasabisys.com', { endpoint: 'https://s3.us-east-1.wasabisys.com' }),
    ],
    publicUrl: '',
    keysPage: 'https://console.wasabisys.com/access_keys',
  },
  spaces: {
    endpoint: 'https://{region}.digitaloceanspaces.com',
    regions: ['nyc3', 'atl1', 'sfo2', 'sfo3', 'tor1', 'ams3', 'fra1', 'lon1', 'blr1', 'sgp1', 'syd1'],
    defaultRegion: '',
    pathStyle: false,
    addresses: [
      { pattern: '{bucket}.{region}.cdn.digitaloceanspaces.com', forReaders: true },
      ...bothStyles('{region}.digitaloceanspaces.com'),
      { pattern: 'cloud.digitalocean.com/spaces/{bucket}', isConsole: true },
    ],
    publicUrl: '',
    publishesByAccessList: true,
    keysPage: 'https://cloud.digitalocean.com/account/api/spaces',
  },
  naver: {
    endpoint: 'https://kr.object.ncloudstorage.com',
    regions: ['kr-standard'],
    defaultRegion: 'kr-standard',
    pathStyle: true,
    addresses: naverAddresses,
    publicUrl: '',
    publishesByAccessList: true,
    keysPage: 'https://www.ncloud.com/mypage/manage/authkey',
  },
  aliyun: {
    endpoint: 'https://s3.oss-{region}.aliyuncs.com',
    regions: [
      ...['cn-hangzhou', 'cn-shanghai', 'cn-beijing', 'cn-shenzhen', 'cn-hongkong'],
      ...['ap-northeast-1', 'ap-northeast-2', 'ap-southeast-1', 'us-west-1', 'us-east-1', 'eu-central-1'],
    ],
    defaultRegion: '',
    pathStyle: false,
    addresses: ['s3.oss-{region}.aliyuncs.com', 'oss-{region}.aliyuncs.com'].flatMap((host) =>
      bothStyles(host, { endpoint: 'https://s3.oss-{region}.aliyuncs.com' }),
    ),
    publicUrl: '',
    ownKeyRights: actionsOf('oss'),
    keysPage: 'https://ram.console.aliyun.com/profile/access-keys',
  },
  ceph: {
    endpoint: '',
    regions: [],
    defaultRegion: 'default',
    pathStyle: true,
    addresses: [],
    publicUrl: '',
    keysPage: '',
  },
  hetzner: {
    endpoint: 'https://{region}.your-objectstorage.com',
    regions: ['fsn1', 'nbg1', 'hel1'],
    defaultRegion: '',
    pathStyle: true,
    addresses: bothStyles('{region}.your-objectstorage.com'),
    publicUrl: '',
    keysPage: 'https://console.hetzner.com/projects',
  },
  idrive: {
    endpoint: '',
    regions: [],
    defaultRegion: '',
    pathStyle: true,
    addresses: [
      ...bothStyles('{account}.{place}.idrivee2-{number}.com'),
      ...bothStyles('s3.{region}.idrivee2.com'),
    ],
    publicUrl: '',
    keysPage: 'https://app.idrivee2.com',
  },
  nhn: {
    endpoint: 'https://{region}-api-object-storage.nhncloudservice.com',
    regions: ['KR1', 'KR2', 'KR3', 'JP1', 'US1'],
    defaultRegion: 'KR1',
    pathStyle: true,
    addresses: [
      {
        pattern: '{region}-api-object-storage.nhncloudservice.com/v1/AUTH_{account}/{bucket}',
        forReaders: true,
      },
      { pattern: '{region}-api-object-storage.nhncloudservice.com/{bucket}' },
    ],
    publicUrl: 'https://kr1-api-object-storage.nhncloudservice.com/v1/AUTH_{account}/{bucket}',
    isEndpointClosed: true,
    ownKeyRights: [],
    keysPage: 'https://console.nhncloud.com',
  },
  ovh: {
    endpoint: 'https://s3.{region}.io.cloud.ovh.net',
    regions: ['gra', 'rbx', 'sbg', 'de', 'uk', 'waw', 'bhs', 'eu-west-par', 'ca-east-tor'],
    defaultRegion: '',
    pathStyle: true,
    addresses: ['io.cloud.ovh.net', 'perf.cloud.ovh.net', 'io.cloud.ovh.us', 'perf.cloud.ovh.us'].flatMap(
      (domain) => bothStyles(`s3.{region}.${domain}`),
    ),
    publicUrl: '',
    keysPage: 'https://www.ovh.com/manager/',
  },
  scaleway: {
    endpoint: 'https://s3.{region}.scw.cloud',
    regions: ['fr-par', 'nl-ams', 'pl-waw', 'it-mil'],
    defaultRegion: '',
    pathStyle: true,
    addresses: [
      ...bothStyles('s3.{region}.scw.cloud'),
      { pattern: 'console.scaleway.com/object-storage/buckets/{region}/{bucket}', isConsole: true },
    ],
    publicUrl: '',
    keysPage: 'https://console.scaleway.com/iam/api-keys',
  },
  storj: {
    endpoint: 'https://gateway.storjshare.io',
    regions: [],
    defaultRegion: 'us-east-1',
    pathStyle: true,
    addresses: [
      { pattern: 'link.storjshare.io/raw/{access}/{bucket}', forReaders: true },
      { pattern: 'link.{place}.storjshare.io/raw/{access}/{bucket}', forReaders: true },
      ...bothStyles('gateway.storjshare.io'),
      ...bothStyles('gateway.{place}.storjshare.io'),
    ],
    publicUrl: 'https://link.storjshare.io/raw/{access}/{bucket}',
    isEndpointClosed: true,
    ownKeyRights: [
      { name: 'Write', purpose: 'put' },
      { name: 'Read', purpose: 'get' },
      { name: 'Delete', purpose: 'delete' },
    ],
    keysPage: 'https://us1.storj.io',
  },
  supabase: {
    endpoint: 'https://{account}.supabase.co/storage/v1/s3',
    regions: [],
    defaultRegion: '',
    pathStyle: true,
    addresses: [
      { pattern: '{account}.supabase.co/storage/v1/object/public/{bucket}', forReaders: true },
      { pattern: '{account}.supabase.co/storage/v1/s3/{bucket}' },
      {
        pattern: '{account}.storage.supabase.co/storage/v1/s3/{bucket}',
        endpoint: 'https://{account}.storage.supabase.co/storage/v1/s3',
      },
      { pattern: 'supabase.com/dashboard/project/{account}/storage/buckets/{bucket}', isConsole: true },
    ],
    publicUrl: 'https://{account}.supabase.co/storage/v1/object/public/{bucket}',
    isEndpointClosed: true,
    ownKeyRights: [],
    keysPage: 'https://supabase.com/dashboard/project/_/storage/s3',
  },
  tencent: {
    endpoint: 'https://cos.{region}.myqcloud.com',
    regions: [
      ...['ap-seoul', 'ap-tokyo', 'ap-hongkong', 'ap-singapore', 'ap-guangzhou', 'ap-shanghai', 'ap-beijing'],
      ...['ap-chengdu', 'eu-frankfurt', 'na-siliconvalley', 'na-ashburn'],
    ],
    defaultRegion: '',
    pathStyle: false,
    addresses: ['myqcloud.com', 'tencentcos.cn'].flatMap((domain) => bothStyles(`cos.{region}.${domain}`)),
    publicUrl: '',
    ownKeyRights: actionsOf('cos'),
    keysPage: 'https://console.tencentcloud.com/cam/capi',
  },
  other: {
    endpoint: '',
    regions: [],
    defaultRegion: 'us-east-1',
    pathStyle: true,
    addresses: otherAddresses,
    publicUrl: '',
    keysPage: '',
  },
}
