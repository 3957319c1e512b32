import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { ConnectionTimeouts } from '../../../electron/adapters/s3/connection/connection'
import type { Loans } from '../../../electron/adapters/s3/connection/identity'
import { createObjectStores } from '../../../electron/adapters/s3/object-store'
import { neverAborted } from '../../../electron/core/aborted'
import type { SourceFile } from '../../../electron/core/ports/files'
import type { ObjectStore, PutRequest, StoreTarget } from '../../../electron/core/ports/object-store'
import { makeSilentLog } from '../../support/silent-log'

/** Ceph makes its pools with the first upload, which takes seconds. */
const patient: ConnectionTimeouts = { connectMilliseconds: 5_000, idleMilliseconds: 30_000 }

/** Opens stores for the tests of a file and closes them after each. */
export function useStores(timeouts = patient): (target: StoreTarget, loans?: Loans) => ObjectStore {
  const opened: ObjectStore[] = []
  afterEach(() => {
    for (const store of opened.splice(0)) store.dispose()
  })
  return (target, loans) => {
    const lent = loans === undefined ? {} : { loans }
    const store = createObjectStores({ log: makeSilentLog(), timeouts, ...lent }).open(target)
    opened.push(store)
    return store
  }
}

/** A folder for the files of a test file; the function answers its path. */
export function useFolder(): () => string {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ollim-s3-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return () => folder
}

export function putRequest(source: SourceFile, change: Partial<PutRequest>): PutRequest {
  return {
    key: 'test.png',
    uploadId: 'upload-1',
    source,
    contentType: 'image/png',
    cacheControl: '',
    sha256: '',
    onlyIfFree: false,
    trustsConditions: false,
    onProgress: () => undefined,
    pace: async () => undefined,
    signal: neverAborted(),
    ...change,
  }
}

/** Uploads a file in two parts, as one that nobody else has a name for. */
export async function putInTwoParts(
  store: ObjectStore,
  key: string,
  source: SourceFile,
  middle: number,
): Promise<Awaited<ReturnType<ObjectStore['completeMultipart']>>> {
  const signal = neverAborted()
  const start = { key, uploadId: 'upload-parts', contentType: 'image/png', cacheControl: '', signal }
  const opened = await store.startMultipart(start)
  if (!opened.ok) throw new Error(opened.problem.detail)
  const part = {
    ...opened.value,
    source,
    onProgress: () => undefined,
    pace: async () => undefined,
    signal,
  }
  const first = await store.putPart({ ...part, partNumber: 1, start: 0, end: middle })
  const second = await store.putPart({ ...part, partNumber: 2, start: middle, end: source.sizeBytes })
  if (!first.ok || !second.ok) throw new Error('a part was refused')
  const etags = [first.value.etag, second.value.etag]
  return store.completeMultipart({ ...opened.value, etags, onlyIfFree: true, signal })
}
