import type { LookupAddress } from 'node:dns'
import { describe, expect, it, vi } from 'vitest'
import { sharedLookup } from '../../../../electron/adapters/s3/connection/shared-lookup'

const addresses: readonly LookupAddress[] = [
  { address: '203.0.113.1', family: 4 },
  { address: '2001:db8::1', family: 6 },
]

function ask(lookup: ReturnType<typeof sharedLookup>, hostname: string, all: boolean): Promise<unknown> {
  return new Promise((resolve, reject) =>
    lookup(hostname, { all }, (error, address) => (error === null ? resolve(address) : reject(error))),
  )
}

describe('the address of a server', () => {
  it('is looked up once for connections that open together, and for those soon after', async () => {
    const find = vi.fn(async () => addresses)
    const lookup = sharedLookup(find)
    const together = Array.from({ length: 16 }, () => ask(lookup, 's3.example', true))
    for (const answer of await Promise.all(together)) expect(answer).toEqual(addresses)
    expect(await ask(lookup, 's3.example', false)).toBe('203.0.113.1')
    expect(find).toHaveBeenCalledTimes(1)
    await ask(lookup, 'other.example', true)
    expect(find).toHaveBeenCalledTimes(2)
  })

  it('is looked up again later, because a server may move', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    try {
      const find = vi.fn(async () => addresses)
      const lookup = sharedLookup(find)
      await ask(lookup, 's3.example', true)
      vi.advanceTimersByTime(10_000)
      await ask(lookup, 's3.example', true)
      expect(find).toHaveBeenCalledTimes(2)
    } finally {
      vi.useRealTimers()
    }
  })

  it('is looked up again after a failure', async () => {
    const find = vi.fn(async () => addresses).mockRejectedValueOnce(new Error('getaddrinfo EAI_AGAIN'))
    const lookup = sharedLookup(find)
    await expect(ask(lookup, 's3.example', true)).rejects.toThrow('EAI_AGAIN')
    expect(await ask(lookup, 's3.example', true)).toEqual(addresses)
  })
})
