import type { ProviderId } from '../destinations/destination'

/** A permission by its provider's name, and why uploading needs it or where it is chosen. */
interface KeyRight {
  readonly name: string
  readonly purpose: 'put' | 'get' | 'delete' | 'token' | 'applicationKey'
}

/** The permissions that a provider's key needs for uploading; empty if its keys have none to choose by name. */
export function keyRights(provider: ProviderId): readonly KeyRight[] {
  switch (provider) {
    case 'r2':
      return [{ name: 'Object Read & Write', purpose: 'token' }]
    case 'b2':
      return [{ name: 'Read and Write', purpose: 'applicationKey' }]
    case 'storj':
      return [
        { name: 'Write', purpose: 'put' },
        { name: 'Read', purpose: 'get' },
        { name: 'Delete', purpose: 'delete' },
      ]
    case 'nhn':
    case 'supabase':
      return []
    case 'aliyun':
      return actionsOf('oss')
    case 'tencent':
      return actionsOf('cos')
    case 'aws':
    case 'minio':
    case 'wasabi':
    case 'spaces':
    case 'naver':
    case 'ceph':
    case 'hetzner':
    case 'idrive':
    case 'ovh':
    case 'scaleway':
    case 'other':
      return actionsOf('s3')
  }
}

function actionsOf(service: 's3' | 'oss' | 'cos'): readonly KeyRight[] {
  return [
    { name: `${service}:PutObject`, purpose: 'put' },
    { name: `${service}:GetObject`, purpose: 'get' },
    { name: `${service}:DeleteObject`, purpose: 'delete' },
  ]
}
