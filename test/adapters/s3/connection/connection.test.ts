import { describe, expect, it } from 'vitest'
import { addressOf, connect } from '../../../../electron/adapters/s3/connection/connection'
import { failure } from '../../../../electron/shared/failures/failure'
import { problem } from '../../../../electron/shared/result'
import { sampleTarget } from '../../../support/sample-target'

describe('the address used to choose a proxy', () => {
  it.each([
    ['AWS', { region: 'eu-west-1' }, 'https://photos.s3.eu-west-1.amazonaws.com/'],
    ['AWS in China', { region: 'cn-north-1' }, 'https://photos.s3.cn-north-1.amazonaws.com.cn/'],
    ['Europe’s AWS', { region: 'eusc-de-east-1' }, 'https://photos.s3.eusc-de-east-1.amazonaws.eu/'],
    ['AWS by path', { region: 'eu-west-1', pathStyle: true }, 'https://s3.eu-west-1.amazonaws.com/'],
    ['dots in a name', { region: 'eu-west-1', bucket: 'a.b.c' }, 'https://s3.eu-west-1.amazonaws.com/'],
    ['another server', { endpoint: 'https://s3.example.com:9000' }, 'https://s3.example.com:9000'],
  ])('is the one that is connected to: %s', (_what, fields, address) => {
    expect(addressOf(sampleTarget({ endpoint: '', pathStyle: false, ...fields }))).toBe(address)
  })
})

it('there is no connection to a region that cannot be part of an address', async () => {
  const target = sampleTarget({ endpoint: '', region: 'us east' })
  const timeouts = { connectMilliseconds: 1_000, idleMilliseconds: 1_000 }
  expect(await connect(target, { timeouts, proxyOf: async () => '', loans: undefined })).toEqual(
    problem(failure('wrong-region', { region: 'us east', reason: 'unknown' })),
  )
})
