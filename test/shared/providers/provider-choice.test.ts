import { describe, expect, it } from 'vitest'
import {
  emptyFields,
  type DestinationFields,
  type ProviderId,
} from '../../../electron/shared/destinations/destination'
import { withProvider, withRegion } from '../../../electron/shared/providers/provider-choice'

const fields = (change: Partial<DestinationFields>): DestinationFields => ({ ...emptyFields, ...change })

describe('choosing a provider', () => {
  it.each([
    ['r2', 'https://{account}.r2.cloudflarestorage.com', 'auto', true],
    ['wasabi', 'https://s3.{region}.wasabisys.com', '', true],
    ['naver', 'https://kr.object.ncloudstorage.com', 'kr-standard', true],
    ['minio', '', 'us-east-1', true],
    ['spaces', 'https://{region}.digitaloceanspaces.com', '', false],
  ] satisfies [ProviderId, string, string, boolean][])(
    'fills in what %s needs',
    (provider, endpoint, region, pathStyle) => {
      expect(withProvider(fields({}), provider)).toMatchObject({
        provider,
        endpoint,
        region,
        pathStyle,
      })
    },
  )

  it('keeps a region that the provider also has, and puts it into the endpoint', () => {
    expect(withProvider(fields({ region: 'us-east-1' }), 'wasabi')).toMatchObject({
      region: 'us-east-1',
      endpoint: 'https://s3.us-east-1.wasabisys.com',
    })
  })

  it('keeps a typed endpoint if the provider has none of its own', () => {
    const typed = fields({ provider: 'other', endpoint: 'https://s3.home.example' })
    expect(withProvider(typed, 'minio').endpoint).toBe('https://s3.home.example')
  })

  it('removes the endpoint that another provider had filled in', () => {
    const filled = withProvider(fields({}), 'naver')
    expect(withProvider(filled, 'other').endpoint).toBe('')
    expect(withProvider(filled, 'aws')).toMatchObject({ endpoint: '', region: '', pathStyle: false })
  })

  it('does not change name, bucket and template', () => {
    const before = fields({ name: 'Docs', bucket: 'docs', keyTemplate: '{hash:8}.{ext}' })
    expect(withProvider(before, 'r2')).toMatchObject({
      name: 'Docs',
      bucket: 'docs',
      keyTemplate: '{hash:8}.{ext}',
    })
  })
})

describe('choosing a region', () => {
  it('writes a region with capitals into the endpoint in lower case', () => {
    const chosen = withRegion(withProvider(fields({}), 'nhn'), 'KR2')
    expect(chosen).toMatchObject({
      region: 'KR2',
      endpoint: 'https://kr2-api-object-storage.nhncloudservice.com',
    })
    expect(withRegion(chosen, 'JP1').endpoint).toBe('https://jp1-api-object-storage.nhncloudservice.com')
  })

  it('puts it into the endpoint each time', () => {
    const first = withRegion(withProvider(fields({}), 'b2'), 'us-west-004')
    expect(first.endpoint).toBe('https://s3.us-west-004.backblazeb2.com')
    expect(withRegion(first, 'eu-central-003').endpoint).toBe('https://s3.eu-central-003.backblazeb2.com')
  })

  it('does not change a typed endpoint', () => {
    const typed = fields({ provider: 'wasabi', endpoint: 'https://proxy.example', region: 'us-east-1' })
    expect(withRegion(typed, 'eu-west-1')).toMatchObject({
      endpoint: 'https://proxy.example',
      region: 'eu-west-1',
    })
  })

  it('keeps the endpoint of AWS empty', () => {
    expect(withRegion(fields({}), 'ap-northeast-2').endpoint).toBe('')
  })
})
