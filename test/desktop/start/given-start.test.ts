import { describe, expect, it } from 'vitest'
import { decodeStart, encodeStart } from '../../../electron/desktop/start/given-start'

describe('the request that a later start hands over', () => {
  it('arrives complete', () => {
    const given = { args: ['빨강 사진.png', '--hidden'], workingDirectory: '/home/me/내 그림' }
    expect(decodeStart(encodeStart(given))).toEqual(given)
  })

  it('is plain ASCII without spaces', () => {
    expect(encodeStart({ args: ['빨강 사진.png'], workingDirectory: '/내 그림' }).start).toMatch(
      /^[\x21-\x7e]+$/,
    )
  })

  it.each([[null], [undefined], [{}], [{ start: 1 }], [{ start: '%E0%A4%A' }], [{ start: '%7B%7D' }]])(
    'is undefined for %j',
    (data) => {
      expect(decodeStart(data)).toBeUndefined()
    },
  )
})
