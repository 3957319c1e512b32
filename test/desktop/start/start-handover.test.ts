import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readHandover, writeHandover } from '../../../electron/desktop/start/start-handover'

describe('the request that a later start hands over', () => {
  it('arrives complete, with relative names resolved against its own folder', () => {
    const there = path.resolve('/home/me/내 그림')
    expect(readHandover(writeHandover(['빨강 사진.png', '--hidden'], there))).toEqual({
      paths: [path.join(there, '빨강 사진.png')],
      hidden: true,
      switches: ['--hidden'],
    })
  })

  it('is plain ASCII without spaces', () => {
    expect(writeHandover(['빨강 사진.png'], '/내 그림').handover).toMatch(/^[\x21-\x7e]+$/)
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
