import { afterEach, expect, test } from 'vitest'
import { awaitNewRows, awaitNoRows, firstNewId } from '../../../../renderer/screens/uploads/new-rows'

afterEach(awaitNoRows)

test('the first row of a drop is found once it is listed, and only once', () => {
  awaitNewRows(['a', 'b'])
  expect(firstNewId(['a', 'b'])).toBeUndefined()
  expect(firstNewId(['a', 'b', 'c', 'd'])).toBe('c')
  expect(firstNewId(['a', 'b', 'c', 'd', 'e'])).toBeUndefined()
})

test('of two drops in quick succession, the first row of the first is found', () => {
  awaitNewRows(['a'])
  awaitNewRows(['a', 'b'])
  expect(firstNewId(['a', 'b', 'c'])).toBe('b')
})

test.each<[string, readonly string[], readonly string[]]>([
  ['the list was empty and begins in sight', [], ['a', 'b']],
  ['the rows before it are gone', ['a', 'b'], ['c']],
])('no row is found if %s', (_, before, after) => {
  awaitNewRows(before)
  expect(firstNewId(after)).toBeUndefined()
  expect(firstNewId([...before, ...after])).toBeUndefined()
})

test('rows from elsewhere are not awaited', () => {
  awaitNewRows(['a'])
  awaitNoRows()
  expect(firstNewId(['a', 'b'])).toBeUndefined()
})
