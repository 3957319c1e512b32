import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { refusePath } from '../../electron/http/refuse-path'

describe('a path from an editor', () => {
  it.each([
    ['C:\\Users\\하늘\\a.png', undefined],
    ['C:/Users/a.png', undefined],
    // Longer than Windows usually takes.
    ['\\\\?\\C:\\Users\\a.png', undefined],
    ['Z:\\notes\\a.png', undefined],
    ['\\\\server\\share\\a.png', 'otherComputer'],
    ['//server/share/a.png', 'otherComputer'],
    ['\\/server\\share\\a.png', 'otherComputer'],
    ['\\\\?\\UNC\\server\\share\\a.png', 'otherComputer'],
    ['\\\\.\\pipe\\ollim', 'otherComputer'],
    ['a.png', 'noPath'],
    ['C:a.png', 'noPath'],
    ['C:\\a.png\0', 'noPath'],
  ])('on Windows: %j', (given, refused) => {
    expect(refusePath(given, path.win32)).toBe(refused)
  })

  it.each([
    ['/home/하늘/a.png', undefined],
    ['//home/a.png', undefined],
    ['a.png', 'noPath'],
    ['C:\\a.png', 'noPath'],
  ])('elsewhere: %j', (given, refused) => {
    expect(refusePath(given, path.posix)).toBe(refused)
  })
})
