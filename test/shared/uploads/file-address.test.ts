import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { isFileAddress, pathOfFileAddress } from '../../../electron/shared/uploads/file-address'

describe.skipIf(process.platform === 'win32')('the address of a file', () => {
  it.each([
    ['file:///tmp/%ED%95%9C%20a.png', '/tmp/한 a.png'],
    ['file:/tmp/a.png', '/tmp/a.png'],
    ['FILE:/tmp/a.png', '/tmp/a.png'],
    ['file://localhost/tmp/a.png', '/tmp/a.png'],
    ['file://nas/a.png', undefined],
    ['file:///%E0%A4%A', undefined],
    ['file:///a%2Fb.png', undefined],
  ])('gives a path or none: %s', (address, path) => {
    expect(isFileAddress(address)).toBe(true)
    expect(pathOfFileAddress(address, fileURLToPath)).toBe(path)
  })

  it.each(['/tmp/a.png', 'file:a.png', 'https://a.test/file:/a.png', ''])('is not recognised: %s', (text) => {
    expect(isFileAddress(text)).toBe(false)
    expect(pathOfFileAddress(text, fileURLToPath)).toBeUndefined()
  })
})

it.each([
  ['file:///C:/a.png', 'C:\\a.png'],
  ['file://nas/share/a.png', undefined],
  ['file:\\\\nas\\share\\a.png', undefined],
  ['file:/\\nas/share/a.png', undefined],
])('an address of a document logs in to no other computer on Windows either: %s', (address, path) => {
  expect(pathOfFileAddress(address, (one) => fileURLToPath(one, { windows: true }))).toBe(path)
})
