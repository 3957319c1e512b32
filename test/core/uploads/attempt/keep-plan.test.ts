import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { PutRequest } from '../../../../electron/core/ports/object-store'
import type { AttemptOutcome } from '../../../../electron/core/uploads/attempt/attempt-outcome'
import { KeyRegistry } from '../../../../electron/core/uploads/attempt/key/key-registry'
import { UploadList } from '../../../../electron/core/uploads/upload-list'
import { failure } from '../../../../electron/shared/failures/failure'
import { problem, success } from '../../../../electron/shared/result'
import { attempt, attemptNeeds } from '../../../support/attempt-needs'
import { MemoryBucket } from '../../../support/memory-bucket'
import { MemoryJournal } from '../../../support/memory-ports'
import { sampleRecord } from '../../../support/sample-records'
import { sampleTarget } from '../../../support/sample-target'

describe('the key of an image that is sent', () => {
  let bucket: MemoryBucket
  let journal: MemoryJournal
  let list: UploadList
  let keyTemplate: string
  /** What the journal said when the image was put. */
  let journalled: readonly [wantedKey: string, suffix: number] | undefined
  let send: () => Promise<AttemptOutcome>

  beforeEach(() => {
    bucket = new MemoryBucket()
    journal = new MemoryJournal()
    list = new UploadList(journal)
    keyTemplate = '{name}.{ext}'
    journalled = undefined
    const put = bucket.put.bind(bucket)
    bucket.put = (request: PutRequest) => {
      const plan = journal.records.get('a')?.plan
      journalled = plan && [plan.wantedKey, plan.suffix]
      return put(request)
    }
    const keys = new KeyRegistry(() => list.briefs)
    send = () => {
      const destination = { fields: sampleTarget({ keyTemplate }), store: bucket }
      return attempt(attemptNeeds({ list, journal, keys, open: () => success(destination) }), 'a')
    }
  })

  function accept(): void {
    const record = sampleRecord('a')
    journal.record([record])
    list.add(record)
  }

  it.each(['{name}.{ext}', '{random:8}.{ext}'])(
    'by the template %s is on disk first: while that is full, nothing is sent',
    async (template) => {
      keyTemplate = template
      accept()
      const full = problem(failure('disk-full'))
      const refuse = vi.spyOn(journal, 'note').mockReturnValue(full)
      const refuseUpdate = vi.spyOn(journal, 'update').mockReturnValue(full)
      const refused = { kind: 'failed', failure: { kind: 'disk-full', retryable: true } }
      expect(await send()).toMatchObject(refused)
      expect(await send()).toMatchObject(refused)
      expect(bucket.objects.size).toBe(0)
      refuse.mockRestore()
      refuseUpdate.mockRestore()
      const outcome = await send()
      expect(outcome).toMatchObject({ kind: 'done' })
      expect(journalled).toEqual([outcome.kind === 'done' && outcome.key, 1])
    },
  )

  it('is on disk first even if the disk had no room for the image when it came', async () => {
    list.addUnrecorded(sampleRecord('a', { status: { state: 'failed', failure: failure('disk-full') } }))
    expect(await send()).toMatchObject({ kind: 'done' })
    expect(journalled).toEqual(['a.png', 1])
  })

  it('need not be on disk if that is damaged, for it will be for the whole run', async () => {
    accept()
    journal.note = () => problem(failure('unexpected', { reason: 'databaseDamaged' }))
    expect(await send()).toMatchObject({ kind: 'done' })
    expect(journalled).toEqual(['', 0])
  })
})
