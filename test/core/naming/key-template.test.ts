import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utf8Length } from '../../../electron/core/naming/cut-text'
import type { KeySubject } from '../../../electron/core/naming/key-subject'
import { parseKeyTemplate, renderKey, templateNeedsHash } from '../../../electron/core/naming/key-template'
import { defaultKeyTemplate } from '../../../electron/shared/destinations/destination'
import { keyVariableNames, writtenKeyVariable } from '../../../electron/shared/destinations/key-variables'
import { anyCharacter } from '../../support/any-character'

const sha256 = '5f0c2e8a91b7d4634e1fa2c9708b6d53e4c81f7a09d2b36c5e8f41a7d0936b2c'
const uuid = '0b9f4a52-6c1e-4d87-9a3b-f2e5d8c07146'

const subject: KeySubject = {
  name: 'night-market.jpeg',
  extension: 'jpg',
  folder: '',
  acceptedAt: new Date(2026, 2, 4, 5, 6, 7).getTime(),
  sha256,
  uuid,
  random: () => 0.5,
  counter: 3,
}

function keyOf(text: string, change: Partial<KeySubject> = {}): string {
  const template = parseKeyTemplate(text)
  if (!template.ok) throw new Error(`not a template: ${text}: ${template.problem.kind}`)
  return renderKey(template.value, { ...subject, ...change })
}

describe('a key template', () => {
  it.each([
    [defaultKeyTemplate, '2026/03/night-market.jpg'],
    ['{year}{month}{day}-{hour}{minute}{second}.{ext}', '20260304-050607.jpg'],
    ['{name}-{hash:8}.{ext}', 'night-market-5f0c2e8a.jpg'],
    ['{hash}', sha256],
    ['i/{uuid}.{ext}', `i/${uuid}.jpg`],
    ['{random:6}.{ext}', 'iiiiii.jpg'],
    ['{name}-{counter}.{ext}', 'night-market-3.jpg'],
    ['이미지/{name}.{ext}', '이미지/night-market.jpg'],
    ['이미지/{name}'.normalize('NFD'), '이미지/night-market'],
    ['/images//{name}.{ext}', 'images/night-market.jpg'],
    ['{folder}/{name}.{ext}', 'night-market.jpg'],
    ['100% +#?/{name}.{ext}', '100% +#?/night-market.jpg'],
    ['{name}{name}', 'night-marketnight-market'],
  ])('%s gives %s', (text, key) => {
    expect(keyOf(text)).toBe(key)
  })

  it.each([
    ['', { kind: 'empty' }],
    ['  ', { kind: 'empty' }],
    ['{year}/{nmae}', { kind: 'unknown-variable', name: 'nmae' }],
    ['{Name}', { kind: 'unknown-variable', name: 'Name' }],
    ['{}', { kind: 'unknown-variable', name: '' }],
    ['{name:5}', { kind: 'unknown-variable', name: 'name:5' }],
    ['{name', { kind: 'unclosed' }],
    ['{{name}}', { kind: 'unclosed' }],
    ['name}', { kind: 'unopened' }],
    ['{random}', { kind: 'bad-length', name: 'random' }],
    ['{hash:0}', { kind: 'bad-length', name: 'hash' }],
    ['{hash:65}', { kind: 'bad-length', name: 'hash' }],
    ['{hash:}', { kind: 'bad-length', name: 'hash' }],
    ['{hash:8:9}', { kind: 'bad-length', name: 'hash' }],
    ['{random:-1}', { kind: 'bad-length', name: 'random' }],
    ['{random:1e1}', { kind: 'bad-length', name: 'random' }],
    ['../{name}', { kind: 'dot-segment' }],
    ['a/./{name}', { kind: 'dot-segment' }],
    ['a\\{name}', { kind: 'unsafe-character' }],
    ['a\n{name}', { kind: 'unsafe-character' }],
    ['a\u202e{name}', { kind: 'unsafe-character' }],
    ['{name}/', { kind: 'no-file-name' }],
    ['images/photo.png', { kind: 'same-for-all' }],
    ['{year}/{month}.{ext}', { kind: 'same-for-all' }],
    ['{folder}', { kind: 'same-for-all' }],
    [`${'한'.repeat(250)}{name}`, { kind: 'too-long' }],
    ['{hash}'.repeat(11), { kind: 'too-long' }],
  ])('%j is refused', (text, problem) => {
    expect(parseKeyTemplate(text)).toEqual({ ok: false, problem })
  })

  it.each([
    ['{name}.{ext}', false],
    ['{hash}.{ext}', true],
    ['{name}-{hash:8}', true],
  ])('%s needs the hash of the file: %s', (text, needed) => {
    const template = parseKeyTemplate(text)
    expect(template.ok && templateNeedsHash(template.value)).toBe(needed)
  })

  it('accepts every variable as the settings screen writes it', () => {
    const text = keyVariableNames.map(writtenKeyVariable).join('/')
    expect(keyOf(text, { folder: 'trip' })).toBe(
      `2026/03/04/05/06/07/night-market/jpg/5f0c2e8a/${uuid}/iiiiiiii/3/trip`,
    )
  })

  it('draws new random characters each time, from letters and digits', () => {
    const numbers = [0, 0.28, 0.999999]
    expect(keyOf('{random:3}', { random: () => numbers.shift() ?? 0 })).toBe('0az')
  })

  it('keeps the folders of a dropped folder, with safe names', () => {
    expect(keyOf('{folder}/{name}', { folder: '../제주 여행'.normalize('NFD') })).toBe(
      '제주 여행/night-market',
    )
  })

  it('composes characters across the borders of its parts', () => {
    expect(keyOf('{name}\u0301', { name: 'e.png' })).toBe('é')
  })
})

describe('a key that would be too long', () => {
  const longFolder = Array.from({ length: 6 }, () => '폴더'.repeat(39)).join('/')

  it('is first cut in its folder, never in extension, date or hash', () => {
    const key = keyOf('{year}/{folder}/{name}-{hash:8}.{ext}', { folder: longFolder, name: '한'.repeat(300) })
    expect(key).toMatch(/^2026\/폴더.*\/한{80}-5f0c2e8a\.jpg$/)
    expect(utf8Length(key)).toBeLessThanOrEqual(1024)
    expect(utf8Length(key)).toBeGreaterThan(1018)
  })

  it('is then cut in its name, wherever the template uses it', () => {
    const key = keyOf(`${'a'.repeat(500)}{name}-{name}-{name}.{ext}`, { name: '한'.repeat(300) })
    expect(key).toMatch(/^a{500}(한{57})-\1-\1\.jpg$/)
  })
})

describe('every key', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...keyVariableNames.map(writtenKeyVariable),
      '{hash}',
      '{random:64}',
      '/',
      '//',
      '.',
      '..',
      '-',
    ),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
  )
  const templates = fc
    .array(piece, { maxLength: 30 })
    .map((pieces) => parseKeyTemplate(pieces.join('')))
    .filter((parsed) => parsed.ok)
  const subjects = fc.record({
    name: fc.string({ unit: anyCharacter, maxLength: 400 }),
    folder: fc
      .array(fc.string({ unit: anyCharacter, maxLength: 300 }), { maxLength: 8 })
      .map((path) => path.join('/')),
    counter: fc.integer({ min: 1, max: 1_000_000 }),
  })

  it('is NFC, at most 1,024 bytes, and a plain path without control characters', () => {
    fc.assert(
      fc.property(templates, subjects, (template, change) => {
        const key = renderKey(template.value, { ...subject, ...change })
        expect(key).not.toBe('')
        expect(key).toBe(key.normalize('NFC'))
        expect(utf8Length(key)).toBeLessThanOrEqual(1024)
        expect(key).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029]/u)
        for (const segment of key.split('/')) expect(['', '.', '..']).not.toContain(segment)
      }),
      { numRuns: 300 },
    )
  })
})
