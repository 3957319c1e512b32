import { expect, it } from 'vitest'
import { splitName } from '../../../../renderer/views/controls/split-name'

it.each([
  ['a.png', { head: 'a.png', tail: '' }],
  ['한라산 정상.png', { head: '한라산 정상.png', tail: '' }],
  ['skyline-at-dusk-2026-11-23.png', { head: 'skyline-at-dusk-20', tail: '26-11-23.png' }],
  // What looks like one character stays one.
  ['in-the-garden-👨‍👩‍👧‍👦-again.png', { head: 'in-the-garden', tail: '-👨‍👩‍👧‍👦-again.png' }],
])('the name %s keeps its end', (name, split) => {
  expect(splitName(name)).toEqual(split)
})
