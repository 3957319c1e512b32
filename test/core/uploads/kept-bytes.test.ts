import { expect, it, onTestFinished } from 'vitest'
import type { JournalRecord } from '../../../electron/core/ports/journal'
import { KeyRegistry } from '../../../electron/core/uploads/attempt/key/key-registry'
import { EarlierUploads } from '../../../electron/core/uploads/journal/earlier-uploads'
import { Engine } from '../../../electron/core/uploads/engine'
import { UploadList } from '../../../electron/core/uploads/upload-list'
import { shownUploads } from '../../../electron/ipc/shown-upload'
import { success } from '../../../electron/shared/result'
import { noSpool } from '../../support/no-op-ports'
import { engineChoices } from '../../support/engine-choices'
import { enginePorts } from '../../support/engine-ports'
import { folderForTest } from '../../support/files/folder-for-test'
import { MemoryJournal } from '../../support/memory-ports'
import { sampleRecord } from '../../support/sample-records'
import { sampleTarget } from '../../support/sample-target'

/** 1000 bytes, of which the second part and the last, shorter one are stored. */
function partlyStored(): JournalRecord {
  const multipart = { multipartId: 'm', partBytes: 400, etags: ['', 'b', 'c'] }
  return sampleRecord('a', { sizeBytes: 1000, plan: { multipart } })
}

it('what is stored of a large file counts in the totals as sent while it is paused', () => {
  const list = new UploadList(new MemoryJournal())
  list.add(partlyStored())
  list.apply('a', { type: 'prepare' })
  list.apply('a', { type: 'begin', totalBytes: 1000 })
  list.apply('a', { type: 'progress', sentBytes: 700, bytesPerSecond: 0 })
  expect(list.totals.sentBytes).toBe(700)
  list.apply('a', { type: 'pause', reason: 'person' })
  expect(list.totals).toMatchObject({ sentBytes: 600, totalBytes: 1000 })
  list.redirect('a', 'elsewhere')
  expect(list.totals.sentBytes).toBe(0)
})

it('what is stored of a large file counts in the totals as sent after a restart', () => {
  const journal = new MemoryJournal()
  journal.record([partlyStored()])
  const list = new UploadList(journal)
  new EarlierUploads({ journal, list, keys: new KeyRegistry(() => list.briefs), spool: noSpool }).restore(
    true,
  )
  list.apply('a', { type: 'pause', reason: 'offline' })
  expect(list.totals).toMatchObject({ unfinished: 1, sentBytes: 600, totalBytes: 1000 })
})

it('nothing of a paused upload counts as sent while its destination names another bucket', async () => {
  const megabyte = 1024 ** 2
  const journal = new MemoryJournal()
  let target = sampleTarget()
  const { endpoint, bucket } = target
  const multipart = { multipartId: 'm', partBytes: 8 * megabyte, etags: ['a', '', ''] }
  const plan = { multipart, sentTo: { endpoint, bucket } }
  journal.record([sampleRecord('a', { sizeBytes: 20 * megabyte, destinationId: 'blog', plan })])
  const ports = enginePorts({ folder: await folderForTest('kept'), journal })
  const engine = new Engine(ports, engineChoices(target, { targetOf: () => success(target) }))
  onTestFinished(() => engine.dispose())
  engine.queue.pause()
  engine.start()
  const kept = () => [engine.list.totals.sentBytes, shownUploads(engine.list, ['a'])[0]?.keptBytes]
  expect(kept()).toEqual([8 * megabyte, 8 * megabyte])

  target = sampleTarget({ bucket: 'elsewhere' })
  engine.queue.releaseDestination('blog')
  expect(kept()).toEqual([0, undefined])
  target = sampleTarget()
  engine.queue.releaseDestination('blog')
  expect(kept()).toEqual([8 * megabyte, 8 * megabyte])
})
