import { describe, expect, it } from 'vitest'
import type { DestinationFields, ProviderId } from '../../../../../electron/shared/destinations/destination'
import { emptyDraft, withFields } from '../../../../../renderer/views/settings/draft'
import { chooseProvider, chooseRegion } from '../../../../../renderer/views/settings/fields/provider-choice'

const draft = (change: Partial<DestinationFields>) => withFields(emptyDraft('keyring'), change)

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
      expect(chooseProvider(draft({}), provider).fields).toMatchObject({
        provider,
        endpoint,
        region,
        pathStyle,
      })
    },
  )

  it('keeps a region that the provider also has, and puts it into the endpoint', () => {
    expect(chooseProvider(draft({ region: 'us-east-1' }), 'wasabi').fields).toMatchObject({
      region: 'us-east-1',
      endpoint: 'https://s3.us-east-1.wasabisys.com',
    })
  })

  it('keeps a typed endpoint if the provider has none of its own', () => {
    const typed = draft({ provider: 'other', endpoint: 'https://s3.home.example' })
    expect(chooseProvider(typed, 'minio').fields.endpoint).toBe('https://s3.home.example')
  })

  it('removes the endpoint that another provider had filled in', () => {
    const filled = chooseProvider(draft({}), 'naver')
    expect(chooseProvider(filled, 'other').fields.endpoint).toBe('')
    expect(chooseProvider(filled, 'aws').fields).toMatchObject({ endpoint: '', region: '', pathStyle: false })
  })

  it('does not change name, bucket and template', () => {
    const before = draft({ name: 'Docs', bucket: 'docs', keyTemplate: '{hash:8}.{ext}' })
    expect(chooseProvider(before, 'r2').fields).toMatchObject({
      name: 'Docs',
      bucket: 'docs',
      keyTemplate: '{hash:8}.{ext}',
    })
  })
})

describe('choosing a region', () => {
  it('writes a region with capitals into the endpoint in lower case', () => {
    const chosen = chooseRegion(chooseProvider(draft({}), 'nhn'), 'KR2')
    expect(chosen.fields).toMatchObject({
      region: 'KR2',
      endpoint: 'https://kr2-api-object-storage.nhncloudservice.com',
    })
    expect(chooseRegion(chosen, 'JP1').fields.endpoint).toBe(
      'https://jp1-api-object-storage.nhncloudservice.com',
    )
  })

  it('puts it into the endpoint each time', () => {
    const first = chooseRegion(chooseProvider(draft({}), 'b2'), 'us-west-004')
    expect(first.fields.endpoint).toBe('https://s3.us-west-004.backblazeb2.com')
    expect(chooseRegion(first, 'eu-central-003').fields.endpoint).toBe(
      'https://s3.eu-central-003.backblazeb2.com',
    )
  })

  it('does not change a typed endpoint', () => {
    const typed = draft({ provider: 'wasabi', endpoint: 'https://proxy.example', region: 'us-east-1' })
    expect(chooseRegion(typed, 'eu-west-1').fields).toMatchObject({
      endpoint: 'https://proxy.example',
      region: 'eu-west-1',
    })
  })

  it('keeps the endpoint of AWS empty', () => {
    expect(chooseRegion(draft({}), 'ap-northeast-2').fields.endpoint).toBe('')
  })
})
