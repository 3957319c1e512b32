import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../../electron/adapters/database/database'
import { sampleEntry, sampleSource } from '../../support/sample-entries'
import { makeSilentLog } from '../../support/silent-log'

it('what is said of a picture stays with its entry until it is taken back', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ollim-alt-text-'))
  const database = openDatabase(join(folder, 'journal.db'), makeSilentLog())
  onTestFinished(async () => {
    database.dispose()
    await rm(folder, { recursive: true })
  })
  const { history } = database
  history.add(['a', 'b'].map((id) => ({ entry: sampleEntry(id), source: sampleSource() })))
  history.describe('a', 'A "tea" bowl')
  expect(history.find(['a', 'b']).map(({ altText }) => altText)).toEqual(['A "tea" bowl', undefined])
  history.describe('a', '')
  expect(history.find(['a'])[0]).not.toHaveProperty('altText')
})
