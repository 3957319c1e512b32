import { describe, expect, it } from 'vitest'
import { parseDelete, parseUpload } from '../../electron/http/requests'

describe('what an editor sends', () => {
  it.each([
    { body: {}, paths: [] },
    { body: { list: [] }, paths: [] },
    { body: { list: ['/a.png', 'http://a.test/b.png'] }, paths: ['/a.png', 'http://a.test/b.png'] },
    { body: { list: ['/a.png'], picbed: 'aws-s3', configName: 'Default' }, paths: ['/a.png'] },
    { body: [], paths: undefined },
    { body: null, paths: undefined },
    { body: 'text', paths: undefined },
    { body: { list: '/a.png' }, paths: undefined },
    { body: { list: [''] }, paths: undefined },
    { body: { list: [{ path: '/a.png' }] }, paths: undefined },
    { body: { list: Array.from({ length: 1_001 }, () => '/a.png') }, paths: undefined },
    { body: { list: [`/${'a'.repeat(40_000)}`] }, paths: undefined },
  ])('to upload: $body', ({ body, paths }) => {
    expect(parseUpload(body)).toEqual(paths)
  })

  it.each([
    { body: { list: [{ id: 'a', imgUrl: 'u', fileName: 'a.png' }, { id: 'b' }] }, ids: ['a', 'b'] },
    { body: {}, ids: undefined },
    { body: { list: [] }, ids: undefined },
    { body: { list: ['https://a.test/a.png'] }, ids: undefined },
    { body: { list: [{ imgUrl: 'https://a.test/a.png' }] }, ids: undefined },
    { body: { list: [{ id: 7 }] }, ids: undefined },
  ])('to delete: $body', ({ body, ids }) => {
    expect(parseDelete(body)).toEqual(ids)
  })
})
