import { expect, it } from 'vitest'
import { Withdrawals } from '../../../../electron/core/uploads/attempt/withdrawals'
import { LeftoverSweeper } from '../../../../electron/core/uploads/journal/leftover-sweeper'
import { UploadList } from '../../../../electron/core/uploads/upload-list'
import { environmentDestinationId } from '../../../../electron/shared/destinations/destination'
import { failure } from '../../../../electron/shared/failures/failure'
import { problem } from '../../../../electron/shared/result'
import { FakeClock } from '../../../support/fake-clock'
import { MemoryJournal } from '../../../support/memory-ports'
import { partlySent } from '../../../support/sample-records'

it.each([
  ['are forgotten if that was deleted', 'blog', undefined],
  [
    'stay noted if it is the one from the environment, which a later start may have',
    environmentDestinationId,
    'multipart-1',
  ],
])('parts at a destination that is gone %s', (_what, destinationId, multipartId) => {
  const gone = failure('settings-incomplete', { reason: 'destination' })
  const clock = new FakeClock()
  const journal = new MemoryJournal()
  const list = new UploadList(journal)
  const open = () => problem(gone)
  const withdrawals = new Withdrawals()
  const sweeper = new LeftoverSweeper({ list, journal, clock, withdrawals, open, openAt: open })
  const record = partlySent({ destinationId, status: { state: 'failed', failure: gone } })
  journal.record([record])
  list.add(record)
  list.records.written([record])
  sweeper.sweep([record])
  clock.advance(500)
  expect(list.get('film')?.plan.multipart?.multipartId).toBe(multipartId)
})
