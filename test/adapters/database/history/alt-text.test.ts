import { expect, it } from 'vitest'
import { sampleEntry, sampleSource } from '../../../support/sample-entries'
import { useDatabase } from '../../../support/test-database'

const database = useDatabase()

it('an alt text stays with its entry until it is removed', () => {
  const { history } = database()
  history.add(['a', 'b'].map((id) => ({ entry: sampleEntry(id), source: sampleSource() })))
  history.setAltText('a', 'A "tea" bowl')
  expect(history.find(['a', 'b']).map(({ altText }) => altText)).toEqual(['A "tea" bowl', undefined])
  history.setAltText('a', '')
  expect(history.find(['a'])[0]).not.toHaveProperty('altText')
})
