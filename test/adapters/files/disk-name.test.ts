import { describe, expect, it } from 'vitest'
import { diskName } from '../../../electron/adapters/files/disk-name'

const decomposed = '한글.png'.normalize('NFD')

describe('a name on disk', () => {
  it.each([
    ['stays as it is', 'photo.png', 'photo.png'],
    ['keeps Hangul and spaces', '빨강 사진.png', '빨강 사진.png'],
    ['keeps an emoji made of several', '👨‍👩‍👧.png', '👨‍👩‍👧.png'],
    ['is composed', decomposed, '한글.png'],
    ['holds no path', '../../etc/passwd', '_.._etc_passwd'],
    ['holds no Windows path', 'C:\\a\\b.png', 'C__a_b.png'],
    ['holds no control characters', 'a\nb\0c.png', 'a_b_c.png'],
    ['cannot be written backwards', 'gnp.\u202Eexe', 'gnp._exe'],
    ['is not hidden', '.htaccess', 'htaccess'],
    ['does not end in a dot or space', ' photo. ', 'photo'],
    ['is no device', 'con.png', '_con.png'],
    ['is never empty', '', 'image'],
    ['is never only dots', '..', 'image'],
  ])('%s', (_rule, name, expected) => {
    expect(diskName(name)).toBe(expected)
  })

  it.each([
    ['letters', 'x'],
    ['Hangul', '가'],
    ['emoji', '🏞'],
  ])('keeps its extension when it is shortened: %s', (_what, character) => {
    const short = diskName(`${character.repeat(300)}.jpeg`)
    const bytes = new TextEncoder().encode(short).length
    expect(short).toMatch(/\.jpeg$/)
    expect(bytes).toBeLessThanOrEqual(200)
    expect(bytes).toBeGreaterThan(190)
    expect(short).not.toContain('�')
  })

  it('is found at once, however many spaces and dots a server puts into it', () => {
    expect(diskName(`a${' .'.repeat(200_000)}b`)).toMatch(/^a[ .]+\.b$/)
  })
})
