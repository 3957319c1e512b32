import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
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
