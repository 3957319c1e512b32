import { beforeEach, describe, expect, it } from 'vitest'
import { ensureHash } from '../../../../../electron/core/uploads/attempt/recognise/ensure-hash'
import { Duplicates } from '../../../../../electron/core/uploads/attempt/recognise/duplicates'
import { UploadList } from '../../../../../electron/core/uploads/upload-list'
import { failure } from '../../../../../electron/shared/failures/failure'
import { problem, success } from '../../../../../electron/shared/result'
import { MemoryHistory, MemoryJournal } from '../../../../support/memory-ports'
import { sampleRecord } from '../../../../support/sample-records'

const sha256 = 'abcdef0123456789'.repeat(4)
const image = { bytes: new TextEncoder().encode('an image'), sha256, release: () => undefined }
const refused = problem(failure('file-unreadable'))
const record = sampleRecord('a')

describe('hashing an image', () => {
  let list: UploadList
  beforeEach(() => {
    list = new UploadList(new MemoryJournal())
    list.add(record)
  })

  function settle(maxKeptBytes: number, known = record) {
    const needs = {
      list,
      duplicates: new Duplicates({
        history: new MemoryHistory(),
        isWanted: () => false,
        isBeingDeleted: () => false,
        briefOf: () => undefined,
      }),
      maxKeptBytes: () => maxKeptBytes,
      files: {
        nameOf: () => '',
        inspect: async () => refused,
        list: async () => refused,
        sha256: async () => success(sha256),
        read: async () => success(image),
      },
    }
    const destination = { fields: { keyTemplate: '{name}.{ext}', endpoint: 'https://minio.home' } }
    return ensureHash(needs, known, destination, new AbortController().signal)
  }

  it('keeps the bytes of a small image, so that it is read only once', async () => {
    const settled = await settle(record.source.sizeBytes)
    expect(settled).toMatchObject({ ok: true, value: { image } })
    expect(list.get('a')?.plan.sha256).toBe(sha256)
  })

  it('keeps no bytes of an image that is too large to wait in memory', async () => {
    const settled = await settle(record.source.sizeBytes - 1)
    expect(settled).toMatchObject({ ok: true, value: { record: { plan: { sha256 } } } })
    expect(settled.ok && settled.value.image).toBeUndefined()
  })

  it('does not read a file whose hash is known from an earlier attempt', async () => {
    const known = { ...record, plan: { ...record.plan, sha256: 'known' } }
    expect(await settle(record.source.sizeBytes, known)).toEqual({ ok: true, value: { record: known } })
  })
})
