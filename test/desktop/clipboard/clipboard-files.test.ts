import { describe, expect, it } from 'vitest'
import {
  countInShellList,
  pathsFromFileNameW,
  pathsFromPropertyList,
  pathsFromUriList,
} from '../../../electron/desktop/clipboard/clipboard-files'

describe.skipIf(process.platform === 'win32')('files copied on Linux', () => {
  it.each([
    ['a list', 'file:///tmp/%ED%95%9C%EA%B8%80%20a.png\r\nfile:///b.png\r\n', ['/tmp/한글 a.png', '/b.png']],
    ['a list with a comment', '# two files\r\nfile:///a.png', ['/a.png']],
    ["GNOME's list", 'copy\nfile:///a.png\nfile:///b.png', ['/a.png', '/b.png']],
    ['a list that ends in a zero', 'file:///a.png\0', ['/a.png']],
    ['a list in the short form', 'file:/tmp/a.png\r\nFILE:/b.png', ['/tmp/a.png', '/b.png']],
    ['this computer by name', 'file://localhost/a.png', ['/a.png']],
    ['web addresses', 'https://x.example/a.png', []],
    ["another computer's file", 'file://nas/a.png\r\nfile:///b.png', ['/b.png']],
    ['a broken address', 'file:///%E0%A4%A', []],
    ['nothing', '', []],
  ])('come from %s', (_what, text, paths) => {
    expect(pathsFromUriList(text)).toEqual(paths)
  })
})

describe('files copied on macOS', () => {
  it('come from a property list', () => {
    const xml =
      '<plist version="1.0"><array><string>/a &amp; b/한글.png</string><string>/c&lt;d.png</string></array></plist>'
    expect(pathsFromPropertyList(xml)).toEqual(['/a & b/한글.png', '/c<d.png'])
  })

  it('may be empty', () => {
    expect(pathsFromPropertyList('')).toEqual([])
  })
})

describe('a list of copied files on Windows', () => {
  it.each([
    ['three', [3, 0, 0, 0, 24, 0, 0, 0], 3],
    ['three hundred', [44, 1, 0, 0], 300],
    ['none where there is no list', [], 0],
  ])('begins with their number: %s', (_what, bytes, count) => {
    // As Node's buffers are: a part of a larger one.
    expect(countInShellList(new Uint8Array([9, ...bytes]).subarray(1))).toBe(count)
  })
})

describe('a file copied on Windows', () => {
  it.each([
    [String.raw`C:\사진\a b.png` + '\0', [String.raw`C:\사진\a b.png`]],
    ['', []],
  ])('comes from UTF-16 that ends in a zero: %j', (text, paths) => {
    expect(pathsFromFileNameW(Buffer.from(text, 'utf16le'))).toEqual(paths)
  })
})
