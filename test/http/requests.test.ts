import { describe, expect, it } from 'vitest'
import { parseDelete, parseUpload } from '../../electron/http/requests'
import { problem, success } from '../../electron/shared/result'

const malformed = problem('malformed')
const longDataUrl = `data:image/png;base64,${'A'.repeat(40_000)}`
const tooMany = problem('too-many')
const most = Array.from({ length: 1_000 }, () => '/a.png')

describe('a request of an editor', () => {
  it.each([
    { body: {}, paths: success([]) },
    { body: { list: [] }, paths: success([]) },
    { body: { list: ['/a.png', 'http://a.test/b.png'] }, paths: success(['/a.png', 'http://a.test/b.png']) },
    { body: { list: ['/a.png'], picbed: 'aws-s3', configName: 'Default' }, paths: success(['/a.png']) },
    { body: [], paths: malformed },
    { body: null, paths: malformed },
    { body: 'text', paths: malformed },
    { body: { list: '/a.png' }, paths: malformed },
    { body: { list: [''] }, paths: malformed },
    { body: { list: [{ path: '/a.png' }] }, paths: malformed },
    { body: { list: most }, paths: success(most) },
    { body: { list: [...most, '/a.png'] }, paths: tooMany },
    { body: { list: [`/${'a'.repeat(40_000)}`] }, paths: malformed },
    { body: { list: [longDataUrl] }, paths: success([longDataUrl]) },
  ])('to upload is parsed: $body', ({ body, paths }) => {
    expect(parseUpload(body)).toEqual(paths)
  })

  it.each([
    { body: { list: [{ id: 'a', imgUrl: 'u', fileName: 'a.png' }, { id: 'b' }] }, ids: success(['a', 'b']) },
    { body: {}, ids: malformed },
    { body: { list: [] }, ids: malformed },
    { body: { list: ['https://a.test/a.png'] }, ids: malformed },
    { body: { list: [{ imgUrl: 'https://a.test/a.png' }] }, ids: malformed },
    { body: { list: [{ id: 7 }] }, ids: malformed },
    { body: { list: Array.from({ length: 1_001 }, () => ({ id: 'a' })) }, ids: tooMany },
  ])('to delete is parsed: $body', ({ body, ids }) => {
    expect(parseDelete(body)).toEqual(ids)
  })
})
