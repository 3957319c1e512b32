import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utf8Length } from '../../../electron/core/naming/cut-text'
import { safeFolder, safeName } from '../../../electron/core/naming/safe-name'
import { computingMilliseconds } from '../../support/computing-time'
import { anyCharacter } from '../../support/any-character'

const family = '👨‍👩‍👧‍👦'
const england = '🏴󠁧󠁢󠁥󠁮󠁧󠁿'

/** Any text, with the characters that have gone wrong elsewhere more often than chance would give them. */
const wildText = fc
  .array(
    fc.oneof(
      fc.string({ unit: anyCharacter }),
      fc.constantFrom(
        '..',
        '/',
        '\\',
        '\n',
        '\0',
        '\u202e',
        '\u200d',
        '\ud83d',
        'e\u0301',
        '\u1112\u1161',
        family,
      ),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))

describe('the name of an image in its key', () => {
  it.each([
    ['photo.png', 'photo', 'drops the extension'],
    ['archive.tar.gz', 'archive.tar', 'drops only the last extension'],
    ['Screenshot 2026.01.05', 'Screenshot 2026.01.05', 'does not take a date for an extension'],
    ['한라산 정상.jpg', '한라산 정상', 'keeps Hangul and spaces'],
    ['한라산.jpg'.normalize('NFD'), '한라산', 'composes what macOS decomposed'],
    ['a+b #1? 100%.png', 'a+b #1? 100%', 'keeps what only URLs have to encode'],
    ["Anna's (best) photo!.png", "Anna's (best) photo!", 'keeps ordinary punctuation'],
    [
      'Screenshot 2026-11-18 at 9.41.07\u202fAM.png',
      'Screenshot 2026-11-18 at 9.41.07 AM',
      'makes odd spaces plain',
    ],
    ['line one\nline two\r\n.png', 'line one line two', 'puts a name on one line'],
    ['tab\tbell\u0007nul\0.png', 'tab bell nul', 'replaces control characters'],
    ['../../etc/passwd', 'etc passwd', 'cannot climb'],
    ['..', 'image', 'is never two dots'],
    ['.', 'image', 'is never a dot'],
    ['', 'image', 'is never empty'],
    ['.png', 'image', 'is never empty when only an extension is there'],
    [' \n\t', 'image', 'is never blank'],
    ['.hidden name.png', 'hidden name', 'does not begin with a dot'],
    ['C:\\Users\\me\\a.png', 'C: Users me a', 'holds no backslash'],
    ['he said "hi" <b>`x`</b>|^.png', 'he said hi b x b', 'holds no quotes or brackets that break pages'],
    ['shot [1] {2}.png', 'shot 1 2', 'holds no brackets that AWS says to avoid'],
    [`${family} picnic.png`, `${family} picnic`, 'keeps an emoji of several people together'],
    [`${england}.png`, england, 'keeps a flag made of tags'],
    ['a\u200db\u200b\ufeff\u00ad.png', 'ab', 'drops joiners and spaces without width'],
    ['photo\u202egnp.exe', 'photognp', 'drops marks that turn the direction'],
    ['half \ud83d emoji.png', 'half emoji', 'drops half a character'],
    ['\u1fef.png', 'image', 'drops what composes to an avoided character'],
  ])('%j becomes %j: it %s', (fileName, name) => {
    expect(safeName(fileName)).toBe(name)
  })

  it('is cut to 240 bytes, between characters', () => {
    expect(safeName(`${'a'.repeat(300)}.png`)).toBe('a'.repeat(240))
    expect(safeName(`${'한'.repeat(300)}.png`)).toBe('한'.repeat(80))
    expect(safeName(`${'a'.repeat(230)}${family}.png`)).toBe('a'.repeat(230))
    expect(safeName(`${'a'.repeat(239)} b.png`)).toBe('a'.repeat(239))
  })

  it('is cut between code points if one character alone is too long', () => {
    const name = safeName(`e${'\u0332'.repeat(400)}.png`)
    expect(name.startsWith('e\u0332')).toBe(true)
    expect(utf8Length(name)).toBeLessThanOrEqual(240)
  })

  it.each(['a', '. ', '한', family, 'e\u0332', '<', '\n', '\u200b'])(
    'is made quickly of a long text of %j',
    async (piece) => {
      const text = `a${piece.repeat(20_000)}b.long name`
      expect(await computingMilliseconds(() => safeName(text))).toBeLessThan(1_000)
    },
  )

  it('is one composed, visible line of at most 240 bytes, whatever the file is called', () => {
    fc.assert(
      fc.property(wildText, (fileName) => {
        const name = safeName(fileName)
        expect(name).not.toBe('')
        expect(name).toBe(name.normalize('NFC').trim())
        expect(name).not.toMatch(/[\p{Cc}\p{Cs}\\/"<>|^`{}[\]]|^\.|\.$/u)
        expect(utf8Length(name)).toBeLessThanOrEqual(240)
      }),
    )
  })

  it('does not change if it is already safe', () => {
    fc.assert(
      fc.property(wildText, (fileName) => {
        const name = safeName(fileName)
        expect(safeName(`${name}.png`)).toBe(name)
      }),
    )
  })
})

describe('the folder of an image in its key', () => {
  it.each([
    ['', ''],
    ['trip/day 1', 'trip/day 1'],
    ['AC\\DC/day 1', 'AC DC/day 1'],
    ['/trip//day 1/', 'trip/day 1'],
    ['../trip/./..', 'trip'],
    ['여행'.normalize('NFD'), '여행'],
    ['v1.2/shots.app', 'v1.2/shots.app'],
    ['a\n/"b"', 'a/b'],
  ])('%j becomes %j', (path, folder) => {
    expect(safeFolder(path)).toBe(folder)
  })
})
