import { expect, it } from 'vitest'
import type { ObjectStores } from '../../../../electron/core/ports/object-store'
import type { AttemptOutcome } from '../../../../electron/core/uploads/attempt/attempt-outcome'
import { FailureExplainer } from '../../../../electron/core/uploads/attempt/failure-explainer'
import { failure, type Failure } from '../../../../electron/shared/failures/failure'
import { problem, success } from '../../../../electron/shared/result'
import { FakeClock } from '../../../support/fake-clock'
import { MemoryBucket } from '../../../support/memory-bucket'
import { targetOf } from '../../../support/servers/targets'

const denied = failure('access-denied', { bucket: 'photos', status: 403, code: 'AccessDenied' })
const cut = failure('server-error', { reason: 'cut' })
const done: AttemptOutcome = { kind: 'done', url: '', key: 'a.png', etag: '' }

/** An explainer whose questions are counted. */
function build() {
  const clock = new FakeClock()
  const asked: string[] = []
  class Asked extends MemoryBucket {
    override testAccess() {
      asked.push('look')
      return super.testAccess()
    }
    override async ownBuckets() {
      asked.push('own')
      return super.ownBuckets()
    }
  }
  const stores: ObjectStores = { open: () => new Asked() }
  const target = targetOf({ endpoint: 'http://s3.example.com' })
  const explainer = new FailureExplainer({
    stores,
    clock,
    targetOf: (id) => (id === 'gone' ? problem(denied) : success(target)),
  })
  const explain = (of: Failure, id = 'test', signal = new AbortController().signal) =>
    explainer.explain(id, '2026/a.png', { kind: 'failed', failure: of }, signal)
  return { explainer, explain, asked, clock }
}

it('finds the cause of a failed upload', async () => {
  const { explain } = build()
  expect(await explain(denied)).toMatchObject({ failure: { facts: { reason: 'folder', folder: '2026/' } } })
})

it('looks for the cause only once for uploads that fail together, and again later', async () => {
  const { explain, asked, clock } = build()
  const all = await Promise.all([explain(denied), explain(denied), explain(denied)])
  expect(new Set(all.map((outcome) => JSON.stringify(outcome))).size).toBe(1)
  expect(asked).toEqual(['look', 'own'])

  clock.advance(10_000)
  await explain(denied)
  expect(asked).toEqual(['look', 'own', 'look', 'own'])
})

it('looks for the cause again after the clock was set back', async () => {
  const { explain, asked, clock } = build()
  await explain(denied)
  clock.sleep(-3_600_000)
  clock.advance(10_000)
  await explain(denied)
  expect(asked).toEqual(['look', 'own', 'look', 'own'])
})

it('names the problem of each file separately', async () => {
  const { explain } = build()
  for (const name of ['a.png', 'b.png']) {
    const gone = failure('file-unreadable', { name, reason: 'gone' })
    expect(await explain(gone)).toEqual({ kind: 'failed', failure: gone })
  }
})

it('asks nothing if the refusal is clear or the destination is gone', async () => {
  const { explain, asked } = build()
  const missing = failure('quota-exceeded', { status: 403 })
  expect(await explain(missing)).toEqual({ kind: 'failed', failure: missing })
  expect(await explain(denied, 'gone')).toEqual({ kind: 'failed', failure: denied })
  expect(asked).toEqual([])
})

it('asks nothing about a broken connection once uploads have succeeded', async () => {
  const { explainer, explain, asked } = build()
  await explain(cut)
  expect(asked).toEqual(['look'])

  await explainer.explain('test', 'a.png', done, new AbortController().signal)
  expect(await explain(cut)).toEqual({ kind: 'failed', failure: cut })
  expect(asked).toEqual(['look'])
})

it('reports nothing about an upload that was cancelled meanwhile', async () => {
  const { explain } = build()
  const controller = new AbortController()
  const outcome = explain(denied, 'test', controller.signal)
  controller.abort()
  expect(await outcome).toEqual({ kind: 'aborted' })
})
