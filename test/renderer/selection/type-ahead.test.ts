import { describe, expect, it } from 'vitest'
import {
  findTyped,
  nothingTyped,
  typeOn,
  type NamedItems,
  type Typed,
} from '../../../renderer/selection/type-ahead'

const names = ['apple.png', 'Avocado.png', 'banana.png', '한라산.png'.normalize('NFD'), 'a b.png']

function press(key: string, timeStamp: number) {
  return { key, timeStamp, ctrlKey: false, metaKey: false, altKey: false }
}

/** Types one key every tenth of a second. */
function type(keys: string): Typed {
  return [...Array.from(keys).entries()].reduce<Typed>(
    (typed, [index, key]) => typeOn(typed, press(key, 5000 + index * 100)) ?? typed,
    nothingTyped,
  )
}

function itemsNamed(given: readonly string[], current: number): NamedItems {
  return { current, count: given.length, nameAt: (index) => given[index] ?? '' }
}

describe('typing a name', () => {
  it.each([
    ['b', 0, 2],
    ['av', 0, 1],
    ['AV', 2, 1],
    ['a', 0, 1],
    ['aa', 0, 1],
    ['a', 1, 4],
    ['a', 4, 0],
    ['apple', 0, 0],
    ['한라', 0, 3],
    ['a b', 0, 4],
    ['b', 2, 2],
    ['x', 0, undefined],
    ['ax', 0, undefined],
  ])('%j from row %i leads to row %s', (keys, current, found) => {
    expect(findTyped(type(keys), itemsNamed(names, current))).toBe(found)
  })

  // Outside of text fields macOS gives the letters of Hangul, Windows and Linux the Latin ones on their keys.
  it.each([
    ['ㅎ', 0, 3],
    ['ㅎㅏㄴ', 0, 3],
    ['하', 0, 3],
    ['g', 0, 3],
    ['gks', 0, 3],
    ['GKS', 0, 3],
    ['gksfktks', 0, 3],
    ['gg', 0, 3],
    ['gg', 3, 6],
    ['Ekf', 0, 5],
    ['ekf', 0, undefined],
    ['ghktn', 0, 6],
    ['ekfr', 3, undefined],
  ])('%j from row %i leads to row %s among Korean names', (keys, current, found) => {
    const korean = [...names, '딸기.png', '화순.png']
    expect(findTyped(type(keys), itemsNamed(korean, current))).toBe(found)
  })

  it('starts again after a pause', () => {
    const early = typeOn(nothingTyped, press('a', 1000)) ?? nothingTyped
    expect(typeOn(early, press('b', 1500))?.text).toBe('ab')
    expect(typeOn(early, press('b', 2000))?.text).toBe('b')
  })

  it.each(['ArrowDown', 'Shift', ' ', '?', 'Process'])('is not started by the key %j', (key) => {
    expect(typeOn(nothingTyped, press(key, 1000))).toBeUndefined()
  })

  it.each(['ctrlKey', 'metaKey', 'altKey'])('ignores keys with a modifier: %s', (modifier) => {
    expect(typeOn(nothingTyped, { ...press('a', 1000), [modifier]: true })).toBeUndefined()
  })
})
