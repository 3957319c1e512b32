import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openFile } from '../../../electron/adapters/database/file/open-file'
import { Sqlite } from '../../../electron/adapters/database/sqlite'
import { folderForTest } from '../../support/files/folder-for-test'

it.each<[string, (sqlite: Sqlite, statement: string) => void]>([
  ['a transaction', (sqlite, statement) => sqlite.transaction(() => sqlite.run(statement))],
  ['one statement', (sqlite, statement) => sqlite.write(statement)],
])(
  '%s waits long for another program once, then only briefly until the database is free',
  async (_what, writeBy) => {
    const folder = await folderForTest('sqlite')
    const [sqlite, other] = [0, 1].map(() => new Sqlite(path.join(folder, 'a.db'), 'write', 300))
    onTestFinished(() => {
      sqlite?.close()
      other?.close()
    })
    const patience = (): unknown => sqlite?.rows('PRAGMA busy_timeout')
    const write = (): void => sqlite && writeBy(sqlite, 'INSERT INTO a VALUES (1)')
    sqlite?.run('CREATE TABLE a (b)')

    other?.run('BEGIN IMMEDIATE')
    expect(patience()).toEqual([{ timeout: 300 }])
    expect(write).toThrow('locked')
    expect(patience()).toEqual([{ timeout: 100 }])
    expect(write).toThrow('locked')
    other?.run('ROLLBACK')

    write()
    expect(patience()).toEqual([{ timeout: 300 }])
  },
)

it('a database survives a power cut: only a quick transaction does not wait for the disk', async () => {
  const { sqlite } = openFile(path.join(await folderForTest('sqlite'), 'a.db'))
  onTestFinished(() => sqlite.close())
  const waits = () => sqlite.ask('SELECT synchronous FROM pragma_synchronous')
  const [full, normal] = [2, 1]
  expect(waits()).toBe(full)
  expect(sqlite.quickTransaction(waits)).toBe(normal)
  expect(waits()).toBe(full)
  const fail = () => sqlite.quickTransaction(() => sqlite.run('no statement'))
  expect(fail).toThrow()
  expect(waits()).toBe(full)
})
