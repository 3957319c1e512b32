import { expect, it } from 'vitest'
import { splitName } from '../../../../../renderer/views/controls/text/split-name'

it.each([
  ['a.png', { head: 'a.png', tail: '' }],
  ['한라산 정상.png', { head: '한라산 정상.png', tail: '' }],
  ['skyline-at-dusk-2026-11-23.png', { head: 'skyline-at-dusk-20', tail: '26-11-23.png' }],
  // What looks like one character stays one.
  ['in-the-garden-👨‍👩‍👧‍👦-again.png', { head: 'in-the-garden', tail: '-👨‍👩‍👧‍👦-again.png' }],
])('splits %s before its end', (name, split) => {
  expect(splitName(name)).toEqual({ ...split, isRightToLeft: false })
})

it.each([
  ['صورة جميلة من البحر 2026.png', { head: 'صورة جميلة من البحر 2026', tail: '.png' }],
  ['תמונה.jpeg', { head: 'תמונה', tail: '.jpeg' }],
])('splits %s, which is read from right to left, before its extension', (name, split) => {
  expect(splitName(name)).toEqual({ ...split, isRightToLeft: true })
})

it.each(['صورة جميلة من البحر', '.صورة', 'البحر.صورة', 'البحر. 2026 ثم 2027'])(
  'does not split %s, which has no extension',
  (name) => {
    expect(splitName(name)).toEqual({ head: name, tail: '', isRightToLeft: true })
  },
)

it('a name cannot change the direction in which it is read', () => {
  expect(splitName('a\u202Egnp.exe')).toMatchObject({ head: 'agnp.exe' })
})

it('a name with a line break is shown on one line', () => {
  expect(splitName('line\nbreak.png')).toMatchObject({ head: 'line break.png', tail: '' })
  expect(splitName('sky\u2028line at dusk, again.png')).toMatchObject({
    head: 'sky line at dus',
    tail: 'k, again.png',
  })
})
