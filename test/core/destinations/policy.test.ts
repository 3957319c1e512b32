import { describe, expect, it } from 'vitest'
import { leastPolicy } from '../../../electron/core/destinations/policy'
import { awsDraft, serverDraft } from './draft'

describe('the least-privilege policy', () => {
  it('allows uploading into this bucket, looking at its objects and undoing, and nothing else', () => {
    expect(JSON.parse(leastPolicy(awsDraft().fields, 'iam'))).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'OllimUploads',
          Effect: 'Allow',
          Action: ['s3:PutObject', 's3:GetObject', 's3:DeleteObject', 's3:AbortMultipartUpload'],
          Resource: 'arn:aws:s3:::haneul-blog/*',
        },
      ],
    })
  })

  it('allows setting an access list if the destination has one', () => {
    const { fields } = awsDraft()

    expect(leastPolicy({ ...fields, accessList: 'public-read' }, 'iam')).toContain('"s3:PutObjectAcl"')
    expect(leastPolicy({ ...fields, accessList: 'none' }, 'iam')).not.toContain('Acl')
  })

  it('lets everybody read the same objects, but never list them', () => {
    expect(JSON.parse(leastPolicy(awsDraft().fields, 'bucket'))).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'OllimReaders',
          Effect: 'Allow',
          Principal: '*',
          Action: 's3:GetObject',
          Resource: 'arn:aws:s3:::haneul-blog/*',
        },
      ],
    })
  })

  it.each([
    ['img/{year}/{name}.{ext}', 'haneul-blog/img/*'],
    ['img/blog-{year}/{name}.{ext}', 'haneul-blog/img/*'],
    ['{year}/{name}.{ext}', 'haneul-blog/*'],
    ['사진/{name}.{ext}', 'haneul-blog/사진/*'],
    ['a*b?c$d/{name}.{ext}', 'haneul-blog/a${*}b${?}c${$}d/*'],
  ])('for keys like %s reaches no further than %s', (keyTemplate, resource) => {
    const policy = leastPolicy(awsDraft({ keyTemplate }).fields, 'iam')
    expect(JSON.parse(policy)).toMatchObject({ Statement: [{ Resource: `arn:aws:s3:::${resource}` }] })
  })

  it.each([
    [awsDraft({ region: 'cn-north-1' }), 'aws-cn'],
    [awsDraft({ region: 'us-gov-west-1' }), 'aws-us-gov'],
    [awsDraft({ region: 'eusc-de-east-1' }), 'aws-eusc'],
    [awsDraft({ region: 'ap-northeast-2' }), 'aws'],
    [serverDraft({ region: 'cn-north-1' }), 'aws'],
  ])('names the partition of the region %#', ({ fields }, partition) => {
    expect(leastPolicy(fields, 'iam')).toContain(`"arn:${partition}:s3:::`)
  })
})
