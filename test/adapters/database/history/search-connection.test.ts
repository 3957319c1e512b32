import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../../../electron/adapters/database/database'
import { createSearchConnection } from '../../../../electron/adapters/database/history/search-connection'
import { Sqlite } from '../../../../electron/adapters/database/sqlite'
import { folderForTest } from '../../../support/files/folder-for-test'
import { sampleEntry, sampleSource } from '../../../support/sample-entries'
import { makeSilentLog } from '../../../support/silent-log'

async function newFile(): Promise<string> {
  const folder = await folderForTest('searches')
  return path.join(folder, 'ollim.sqlite')
}

it('sees at once what is written on the other connection', async () => {
  const database = openDatabase(await newFile(), makeSilentLog())
  onTestFinished(() => database.dispose())
  const { history } = database
  const found = (word: string) => history.search({ sort: 'name', terms: [{ texts: [word] }] }).length
  expect(found('first')).toBe(0)
  history.add([{ entry: sampleEntry('1', { name: 'first.png' }), source: sampleSource() }])
  expect(found('first')).toBe(1)
  history.tag(['1'], { add: ['sea'], remove: [] })
  expect(found('#sea')).toBe(1)
  history.forget(['1'])
  expect(found('first')).toBe(0)
})

it('is opened once, and is the other connection if the file cannot be opened again', async () => {
  const file = await newFile()
  const sqlite = new Sqlite(file)
  onTestFinished(() => sqlite.close())
  sqlite.run('CREATE TABLE known (id TEXT)')

  const searches = createSearchConnection(file, sqlite)
  expect(searches.connect()).not.toBe(sqlite)
  expect(searches.connect()).toBe(searches.connect())
  searches.close()
  expect(createSearchConnection(path.join(file, 'nowhere'), sqlite).connect()).toBe(sqlite)
  expect(createSearchConnection(undefined, sqlite).connect()).toBe(sqlite)
})

it('is the other connection if the file opens, but cannot be read', async () => {
  const file = await newFile()
  await writeFile(file, 'no database at all')
  const sqlite = new Sqlite(':memory:')
  onTestFinished(() => sqlite.close())
  const searches = createSearchConnection(file, sqlite)
  onTestFinished(() => searches.close())
  expect(searches.connect()).toBe(sqlite)
})
