import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { openDatabase, type OpenDatabase } from '../../electron/adapters/database/database'
import { makeSilentLog } from './silent-log'

/** A database of its own for each test of a file; the function answers the one of the test that is running. */
export function useDatabase(): () => OpenDatabase {
  let opened: { readonly folder: string; readonly database: OpenDatabase } | undefined
  beforeEach(async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'ollim-database-'))
    opened = { folder, database: openDatabase(path.join(folder, 'journal.db'), makeSilentLog()) }
  })
  afterEach(async () => {
    if (opened === undefined) return
    opened.database.dispose()
    await rm(opened.folder, { recursive: true })
    opened = undefined
  })
  return () => {
    if (opened === undefined) throw new Error('There is no database before a test begins.')
    return opened.database
  }
}
