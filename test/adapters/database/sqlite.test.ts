import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openSqlite } from '../../../electron/adapters/database/sqlite'

it('waits long for another program once, then hardly, until that has let the database go', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'ollim-sqlite-'))
  const [sqlite, other] = [0, 1].map(() => openSqlite(path.join(folder, 'a.db')))
  onTestFinished(async () => {
    sqlite?.close()
    other?.close()
    await rm(folder, { recursive: true })
  })
  const patience = (): unknown => sqlite?.rows('PRAGMA busy_timeout')
  const write = (): void => sqlite?.transaction(() => sqlite.run('CREATE TABLE IF NOT EXISTS a (b)'))
  write()

  other?.run('BEGIN IMMEDIATE')
  expect(patience()).toEqual([{ timeout: 5000 }])
  expect(write).toThrow('locked')
  expect(patience()).toEqual([{ timeout: 100 }])
  expect(write).toThrow('locked')
  other?.run('ROLLBACK')

  write()
  expect(patience()).toEqual([{ timeout: 5000 }])
})
