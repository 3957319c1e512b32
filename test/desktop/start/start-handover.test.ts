import { describe, expect, it } from 'vitest'
import { readHandover, writeHandover } from '../../../electron/desktop/start/start-handover'

describe('the request that a later start hands over', () => {
  it('arrives complete', () => {
    const given = { args: ['빨강 사진.png', '--hidden'], workingDirectory: '/home/me/내 그림' }
    expect(readHandover(writeHandover(given))).toEqual(given)
  })

  it('is plain ASCII without spaces', () => {
    expect(writeHandover({ args: ['빨강 사진.png'], workingDirectory: '/내 그림' }).handover).toMatch(
      /^[\x21-\x7e]+$/,
    )
  })

  it.each([
    [null],
    [undefined],
    [{}],
    [{ handover: 1 }],
    [{ handover: '%E0%A4%A' }],
    [{ handover: '%7B%7D' }],
  ])('is undefined for %j', (data) => {
    expect(readHandover(data)).toBeUndefined()
  })
})
