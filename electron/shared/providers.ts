import type { ProviderId } from './destination'
import { awsRegions } from './regions'

/** What is known of a provider before anything is typed. Names and hints are under `provider.<id>` in the words. */
export interface ProviderPreset {
  readonly id: ProviderId
  /**
   * The endpoint, with `{region}` and `{account}` where it differs; empty where it can be anything, and
   * for AWS, where an empty endpoint is the right one.
   */
  readonly endpoint: string
  /** Regions to offer; others may be typed. Empty where there is nothing to choose. */
  readonly regions: readonly string[]
  /** The region to start with; empty where the person has to choose. */
  readonly defaultRegion: string
  /** Whether the bucket goes into the path, where both ways are usual. */
  readonly pathStyle: boolean
}

const presets: Readonly<Record<ProviderId, Omit<ProviderPreset, 'id'>>> = {
  aws: { endpoint: '', regions: awsRegions, defaultRegion: '', pathStyle: false },
  r2: {
    endpoint: 'https://{account}.r2.cloudflarestorage.com',
    regions: [],
    defaultRegion: 'auto',
    pathStyle: true,
  },
  minio: { endpoint: '', regions: [], defaultRegion: 'us-east-1', pathStyle: true },
  b2: {
    endpoint: 'https://s3.{region}.backblazeb2.com',
    regions: [
      'us-west-000',
      'us-west-001',
      'us-west-002',
      'us-west-004',
      'us-east-005',
      'ca-east-006',
      'eu-central-003',
    ],
    defaultRegion: '',
    pathStyle: true,
  },
  wasabi: {
    endpoint: 'https://s3.{region}.wasabisys.com',
    regions: [
      'us-east-1',
      'us-east-2',
      'us-central-1',
      'us-west-1',
      'ca-central-1',
      'eu-central-1',
      'eu-central-2',
      'eu-west-1',
      'eu-west-2',
      'eu-south-1',
      'ap-northeast-1',
      'ap-northeast-2',
      'ap-southeast-1',
      'ap-southeast-2',
    ],
    defaultRegion: '',
    pathStyle: true,
  },
  spaces: {
    endpoint: 'https://{region}.digitaloceanspaces.com',
    regions: ['nyc3', 'atl1', 'sfo2', 'sfo3', 'tor1', 'ams3', 'fra1', 'lon1', 'blr1', 'sgp1', 'syd1'],
    defaultRegion: '',
    pathStyle: false,
  },
  naver: {
    endpoint: 'https://kr.object.ncloudstorage.com',
    regions: ['kr-standard'],
    defaultRegion: 'kr-standard',
    pathStyle: true,
  },
  other: { endpoint: '', regions: [], defaultRegion: 'us-east-1', pathStyle: true },
}

export function providerPreset(id: ProviderId): ProviderPreset {
  return { id, ...presets[id] }
}
