import { describe, expect, it } from 'vitest'
import { understandPaste } from '../../../../../electron/core/destinations/paste/understand-paste'
import { account, id, secret } from '../samples'

const encoded = encodeURIComponent(secret)
const keys = { source: 'address', accessKeyId: id, secretAccessKey: secret }
const short = { source: 'address', accessKeyId: 'minio', secretAccessKey: 'minio123' }

describe('an address with its keys', () => {
  it.each([
    [`s3://${id}:${encoded}@haneul-blog`, { ...keys, bucket: 'haneul-blog' }],
    [`s3://${id}:${secret}@haneul-blog/`, { ...keys, bucket: 'haneul-blog' }],
    [
      `"s3://${id}:${encoded}@haneul-blog/img/?region=ap-northeast-2"`,
      {
        ...keys,
        bucket: 'haneul-blog',
        keyTemplate: 'img/{year}/{month}/{name}.{ext}',
        region: 'ap-northeast-2',
      },
    ],
    [
      `s3://${id}:${encoded}@s3.ap-northeast-2.amazonaws.com/haneul-blog/img`,
      { ...keys, provider: 'aws', endpoint: '', bucket: 'haneul-blog', region: 'ap-northeast-2' },
    ],
    [
      's3://minio:minio123@nas.home:9000/photos',
      { ...short, endpoint: 'https://nas.home:9000', bucket: 'photos', pathStyle: true },
    ],
    [
      's3://minio:minio123@photos?endpoint=http%3A%2F%2Fnas.home%3A9000',
      { ...short, endpoint: 'http://nas.home:9000', bucket: 'photos', pathStyle: true },
    ],
    [
      `https://f00d:beef@${account}.r2.cloudflarestorage.com/photos`,
      { source: 'address', provider: 'r2', bucket: 'photos', accessKeyId: 'f00d', secretAccessKey: 'beef' },
    ],
  ])('is understood: %s', (paste, candidate) => {
    const { candidates, notes } = understandPaste(paste)
    expect(notes).toEqual([])
    expect(candidates).toMatchObject([candidate])
  })

  it('with placeholders from a tutorial has no keys', () => {
    const { candidates } = understandPaste('s3://your-access-key:your-secret@haneul-blog')
    expect(candidates).toMatchObject([
      { bucket: 'haneul-blog', notes: [{ note: 'placeholder' }, { note: 'placeholder' }] },
    ])
    expect(candidates[0]).not.toHaveProperty('secretAccessKey')
  })

  it('is not seen in an e-mail address', () => {
    expect(understandPaste('mail me: haneul@example.com').candidates).toEqual([])
  })
})
