import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { probeBytes, probeKey } from '../../../electron/core/doctor/probe'
import { targetOf } from '../../support/servers/targets'

const clock = { now: () => Date.UTC(2026, 10, 24, 12), after: () => () => undefined }
const ids = { uuid: () => '0123abcd-0000-4000-8000-000000000000', random: () => 0 }

describe('the test object', () => {
  it.each([
    ['{year}/{month}/{name}.{ext}', '2026/11/ollim-check-0123abcd.png'],
    ['photos/{name}-{hash:8}.{ext}', 'photos/ollim-check-0123abcd.png'],
    ['{name}.{ext}', 'ollim-check-0123abcd.png'],
    ['{', 'ollim-check-0123abcd.png'],
  ])('is stored where %s would put an upload', (keyTemplate, key) => {
    expect(probeKey(targetOf({ keyTemplate }), clock, ids)).toBe(key)
  })

  it('is a valid PNG of a few bytes', () => {
    const bytes = Buffer.from(probeBytes())

    expect(bytes.length).toBeLessThan(100)
    expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
    const length = bytes.readUInt32BE(33)
    expect(bytes.subarray(37, 41).toString('latin1')).toBe('IDAT')
    expect(inflateSync(bytes.subarray(41, 41 + length))).toHaveLength(5)
  })
})
