import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { escapeAllButAscii } from '../../../build/support/only-ascii.mjs'

describe('code escaped to ASCII', () => {
  it.each([
    ['a string', "'올림 – “lifting up”'"],
    ['an emoji, which takes two escapes', "'\u{1F4F7}'"],
    ['a template', '`사진 ${1 + 1}장`'],
    ['a pattern', "/[가-힣]+/.exec('see 사진')[0]"],
    ['a pattern of code points', "/\\p{L}\u{1F4F7}/u.exec('진\u{1F4F7}')[0]"],
    ['a name', '({ 이름: 3 }).이름'],
    ['what is ASCII already', '\'\\\\n\' + "\\u00e9"'],
  ])('means the same: %s', (_, code) => {
    const escaped = escapeAllButAscii(code)
    expect(escaped).toMatch(/^[\0-\x7f]*$/)
    expect(runInNewContext(escaped)).toEqual(runInNewContext(code))
  })

  it('is refused if a backslash would change its meaning', () => {
    expect(() => escapeAllButAscii("'\\é'")).toThrow('backslash')
  })
})
