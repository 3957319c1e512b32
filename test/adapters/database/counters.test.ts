import { expect, it, vi } from 'vitest'
import { createCounters } from '../../../electron/adapters/database/counters'
import { migrate } from '../../../electron/adapters/database/file/migrations'
import { Sqlite } from '../../../electron/adapters/database/sqlite'
import { makeSilentLog } from '../../support/silent-log'

it('gives out each number once, even if the disk takes what it does not give back', () => {
  const sqlite = new Sqlite(':memory:')
  migrate(sqlite)
  vi.spyOn(sqlite, 'rows').mockImplementation(() => {
    throw new Error('database disk image is malformed')
  })
  const damage = { failure: undefined, note: () => undefined }
  const counters = createCounters(sqlite, makeSilentLog(), damage)
  expect([counters.take('blog', 1), counters.take('blog', 3), counters.take('blog', 1)]).toEqual([1, 2, 5])
  sqlite.close()
})
