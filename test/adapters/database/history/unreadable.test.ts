import path from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { watchDamage } from '../../../../electron/adapters/database/damage'
import { migrate } from '../../../../electron/adapters/database/file/migrations'
import { createHistory } from '../../../../electron/adapters/database/history/history'
import { Sqlite } from '../../../../electron/adapters/database/sqlite'
import { folderForTest } from '../../../support/files/folder-for-test'
import { sampleEntry } from '../../../support/sample-entries'
import { makeSilentLog } from '../../../support/silent-log'

it('an object counts as one that others share if the history cannot say, so that it is not deleted', async () => {
  const file = path.join(await folderForTest('unreadable'), 'a.sqlite')
  const sqlite = new Sqlite(file)
  onTestFinished(() => sqlite.close())
  migrate(sqlite)
  const history = createHistory(sqlite, makeSilentLog(), watchDamage(file, makeSilentLog()))
  const object = sampleEntry('a')
  expect(history.isSharedObject(object)).toBe(false)
  vi.spyOn(sqlite, 'rows').mockImplementation(() => {
    throw new Error('database disk image is malformed')
  })
  expect(history.isSharedObject(object)).toBe(true)
  expect(history.readFailure()).toMatchObject({ facts: { reason: 'databaseDamaged' } })
})
