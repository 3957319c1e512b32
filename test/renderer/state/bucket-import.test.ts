import { describe, expect, it, vi } from 'vitest'
import type { ImportRun, ImportState } from '../../../electron/shared/history/bucket-import'
import { failure } from '../../../electron/shared/failures/failure'
import { announceImportEnd } from '../../../renderer/screens/history/bucket-import/announce-import-end'
import { BucketImportStore } from '../../../renderer/state/bucket-import'
import { NoticesStore } from '../../../renderer/state/notices'
import { ToastsStore } from '../../../renderer/state/toasts'
import { EventSource } from '../event-source'

const running: ImportState = { kind: 'running', seen: 1, added: 1 }
const finished: ImportState = { kind: 'finished', seen: 9, added: 3 }
const leftOut = { count: 1, failure: failure('access-denied') }
const run = (state: ImportState): ImportRun => ({ destinationId: 'blog', scope: 'folder', state })

/** A page whose main was at this when it came. */
async function opened(first: ImportState | null = null) {
  const events = new EventSource()
  const send = (state: ImportState) => events.send('bucketImportChanged', run(state))
  const forgetBucketImport = vi.fn(async () => {
    events.send('bucketImportChanged', null)
    return null
  })
  const bucketImport = await BucketImportStore.open({
    on: events.on,
    readBucketImport: async () => (first === null ? null : run(first)),
    forgetBucketImport,
  })
  return { events, send, forgetBucketImport, bucketImport }
}

/** The same, and all that is said of it. */
async function told(first: ImportState | null = null) {
  const page = await opened(first)
  const stores = { bucketImport: page.bucketImport, toasts: new ToastsStore(), notices: new NoticesStore() }
  announceImportEnd(stores)
  return { ...page, ...stores }
}

describe('BucketImportStore', () => {
  it('knows a search that began before the page opened', async () => {
    const { bucketImport, send } = await opened(running)
    expect(bucketImport.read()).toEqual(run(running))
    send(finished)
    expect(bucketImport.read()).toEqual(run(finished))
  })

  it('prefers an event to the answer', async () => {
    const events = new EventSource()
    const store = await BucketImportStore.open({
      on: events.on,
      readBucketImport: async () => {
        events.send('bucketImportChanged', run(finished))
        return run(running)
      },
      forgetBucketImport: async () => null,
    })
    expect(store.read()).toEqual(run(finished))
  })
})

describe('the end of a bucket search', () => {
  it('is shown once as a toast if its dialog is closed', async () => {
    const { send, toasts, notices, bucketImport, forgetBucketImport } = await told()
    send(running)
    expect(toasts.read()).toBeUndefined()
    send(finished)
    expect(toasts.read()).toMatchObject({ key: 'bucketImport.added', facts: { count: 3 } })
    expect(notices.read()).toEqual([])
    expect(forgetBucketImport).toHaveBeenCalledOnce()
    expect(bucketImport.read()).toBeNull()
  })

  it('is shown by a page that opened later', async () => {
    const { toasts } = await told(finished)
    expect(toasts.read()).toMatchObject({ key: 'bucketImport.added' })
  })

  it.each<ImportState>([
    { kind: 'failed', failure: failure('offline'), seen: 0, added: 0 },
    { kind: 'finished', seen: 2, added: 1, leftOut },
  ])('is shown as a banner if not all images could be found: %o', async (end) => {
    const { send, toasts, notices } = await told()
    send(end)
    expect(notices.read()).toMatchObject([{ notice: { kind: 'import-incomplete', end } }])
    expect(toasts.read()).toBeUndefined()
  })

  it('is not reported if the person stopped it', async () => {
    const { send, toasts, notices, bucketImport } = await told()
    send({ kind: 'cancelled', seen: 1, added: 0 })
    expect([toasts.read(), notices.read(), bucketImport.read()]).toEqual([undefined, [], null])
  })

  it('is shown only in the open dialog, and is forgotten when that closes', async () => {
    const { send, toasts, bucketImport } = await told()
    const unwatch = bucketImport.watch()
    send(finished)
    expect(bucketImport.read()).toEqual(run(finished))
    unwatch()
    expect([toasts.read(), bucketImport.read()]).toEqual([undefined, null])
  })

  it('is shown even if the dialog was open for a while', async () => {
    const { send, toasts, bucketImport, forgetBucketImport } = await told()
    send(running)
    bucketImport.watch()()
    expect(forgetBucketImport).not.toHaveBeenCalled()
    send(finished)
    expect(toasts.read()).toMatchObject({ key: 'bucketImport.added' })
  })
})
