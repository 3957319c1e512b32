import { expect, it } from 'vitest'
import { Withdrawals } from '../../../../electron/core/uploads/attempt/withdrawals'
import { UploadList } from '../../../../electron/core/uploads/upload-list'
import { noEvidence } from '../../../../electron/shared/destinations/check'
import { environmentDestinationId } from '../../../../electron/shared/destinations/destination'
import { failure } from '../../../../electron/shared/failures/failure'
import { problem, success } from '../../../../electron/shared/result'
import { FakeClock } from '../../../support/fake-clock'
import { MemoryBucket } from '../../../support/memory-bucket'
import { MemoryJournal } from '../../../support/memory-ports'
import { partlySent, sampleRecord } from '../../../support/sample-records'
import { sampleTarget } from '../../../support/sample-target'
import { sampleSweeper } from '../../../support/leftover-sweeper'

it.each([
  ['are forgotten if that was deleted', 'blog', undefined],
  [
    'stay noted if it is the one from the environment, which a later start may have',
    environmentDestinationId,
    'multipart-1',
  ],
])('parts at a destination that is gone %s', async (_what, destinationId, multipartId) => {
  const gone = failure('settings-incomplete', { reason: 'destination' })
  const clock = new FakeClock()
  const journal = new MemoryJournal()
  const list = new UploadList(journal)
  const open = () => problem(gone)
  const withdrawals = new Withdrawals()
  const sweeper = sampleSweeper({ list, journal, clock, withdrawals, open })
  const record = partlySent({ destinationId, status: { state: 'failed', failure: gone } })
  journal.record([record])
  list.add(record)
  list.records.written([record])
  sweeper.sweep([record])
  await clock.pass(500)
  expect(list.get('film')?.plan.multipart?.multipartId).toBe(multipartId)
})

it('an object that may not be looked at in the bucket of its destination is given up, and its key is told', async () => {
  const clock = new FakeClock()
  const list = new UploadList(new MemoryJournal())
  const store = new MemoryBucket()
  store.head = async () => problem({ failure: failure('access-denied'), evidence: noEvidence })
  const fields = sampleTarget()
  const open = () => success({ fields, store })
  const leftBehind: unknown[] = []
  const sweeper = sampleSweeper({
    list,
    journal: new MemoryJournal(),
    clock,
    open,
    onLeftBehind: (one) => leftBehind.push(one),
  })
  const { endpoint, bucket } = fields
  const plan = { wantedKey: 'a.png', suffix: 1, sentTo: { endpoint, bucket } }
  sweeper.sweep([sampleRecord('a', { status: { state: 'cancelled' }, plan })])
  await clock.pass(500)
  expect(leftBehind).toEqual([{ endpoint, bucket, key: 'a.png' }])
})
