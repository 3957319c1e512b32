import path from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { openDatabase, type OpenDatabase } from '../../electron/adapters/database/database'
import { folderForTest } from './files/folder-for-test'
import { makeSilentLog } from './silent-log'

/** A new database for each test of a file; the function returns that of the current test. */
export function useDatabase(): () => OpenDatabase {
  let database: OpenDatabase | undefined
  beforeEach(async () => {
    database = openDatabase(path.join(await folderForTest('database'), 'journal.db'), makeSilentLog())
  })
  afterEach(() => {
    database?.dispose()
    database = undefined
  })
  return () => {
    if (database === undefined) throw new Error('There is no database before a test begins.')
    return database
  }
}
