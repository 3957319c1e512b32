import { expect, it } from 'vitest'
import { tagEntries } from '../../../electron/core/history/tag-entries'
import { Slices } from '../../../electron/core/slices'
import { FakeClock } from '../../support/fake-clock'
import { fillHistory } from '../../support/sample-entries'
import { useDatabase } from '../../support/test-database'

const database = useDatabase()

/** The tags of an entry after these were added to it, one after another. */
async function tagsAfter(id: string, ...tags: readonly string[]): Promise<readonly string[] | undefined> {
  const needs = { history: database().history, slices: new Slices(new FakeClock()) }
  for (const tag of tags) await tagEntries(needs, [id], { add: [tag], remove: [] })
  return database().history.find([id])[0]?.tags
}

it('a tag that differs only in case from one in use is that one, on other images, too', async () => {
  fillHistory(database().history, 2)
  expect(await tagsAfter('entry 1', 'Jeju', 'jeju')).toEqual(['Jeju'])
  expect(await tagsAfter('entry 2', 'JEJU')).toEqual(['Jeju'])
  expect(database().history.tags()).toEqual(['Jeju'])
})

it.each([
  ['decomposed', '제주'.normalize('NFD')],
  ['with invisible characters', '\u200B제주\u200E'],
  ['with space around it', ' 제주\n'],
])('a tag that looks the same is the same: %s', async (_how, typed) => {
  fillHistory(database().history, 1)
  expect(await tagsAfter('entry 1', typed, '제주')).toEqual(['제주'])
})

it('a tag of which nothing can be seen is none', async () => {
  fillHistory(database().history, 1)
  expect(await tagsAfter('entry 1', '\u200B')).toBeUndefined()
})

it('a tag is removed however it is spelled', async () => {
  fillHistory(database().history, 1)
  await tagsAfter('entry 1', 'Jeju', 'Cat')
  database().history.tag(['entry 1'], { add: [], remove: ['jeju'] })
  expect(database().history.find(['entry 1'])[0]?.tags).toEqual(['Cat'])
})
