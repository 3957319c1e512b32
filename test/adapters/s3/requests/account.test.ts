import { expect, it } from 'vitest'
import { createPartialCheckRequests } from '../../../../electron/adapters/s3/requests/partial-check-requests'
import { problem } from '../../../../electron/shared/result'
import { targetOf } from '../../../support/servers/targets'
import { makeSilentLog } from '../../../support/silent-log'

const nobody = {
  of: async () => problem({ kind: 'unexpected', facts: {}, retryable: false, detail: '' } as const),
  replaced: async () => false,
  endOf: () => 0,
  authorityFileOf: async () => '',
}

it.each([
  ['', 's3.amazonaws.com'],
  ['ap-northeast-2', 's3.amazonaws.com'],
  ['cn-north-1', 's3.cn-north-1.amazonaws.com.cn'],
  ['us-gov-west-1', 's3.us-gov-west-1.amazonaws.com'],
  ['eusc-de-east-1', 's3.eusc-de-east-1.amazonaws.eu'],
])('a bucket with the region "%s" is looked up in its own AWS partition', async (region, host) => {
  const asked: string[] = []
  const requests = createPartialCheckRequests({
    log: makeSilentLog(),
    // Nothing goes out: there is no such proxy.
    proxyOf: (address) => {
      asked.push(new URL(address).hostname)
      return Promise.resolve('http://127.0.0.1:1')
    },
    loans: nobody,
  })
  const target = targetOf({ endpoint: '', provider: 'aws', bucket: 'photos', region, pathStyle: true })
  await requests.regionOf(target, new AbortController().signal)
  expect(asked).toEqual([host])
})
