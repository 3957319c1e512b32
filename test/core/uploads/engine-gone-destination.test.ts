import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { missingDestination } from '../../../electron/core/settings/destination-lookup'
import type { StoreTarget } from '../../../electron/core/ports/object-store'
import { Engine } from '../../../electron/core/uploads/engine'
import { failure } from '../../../electron/shared/failures/failure'
import { environmentDestinationId } from '../../../electron/shared/destinations/destination'
import { problem, success } from '../../../electron/shared/result'
import { engineChoices } from '../../support/engine-choices'
import { enginePorts } from '../../support/engine-ports'
import { FakeClock } from '../../support/fake-clock'
import { folderForTest } from '../../support/files/folder-for-test'
import { MemoryBucket } from '../../support/memory-bucket'
import { MemoryJournal } from '../../support/memory-ports'
import { sampleTarget } from '../../support/sample-target'
import { makeUniquePng, writeImages } from '../../support/images/write-images'

it('a retried upload goes to the chosen destination if its own was deleted', async () => {
  const folder = await folderForTest('gone')
  const bucket = new MemoryBucket()
  let chosen = ''
  const engine = new Engine(
    enginePorts({ folder, stores: { open: () => bucket } }),
    engineChoices(sampleTarget(), {
      targetOf: (id) => (id === 'blog' ? success(sampleTarget({ id })) : problem(missingDestination())),
      defaultDestinationId: () => chosen,
    }),
  )
  onTestFinished(() => engine.dispose())
  const [file = ''] = await writeImages(folder, ['a.png'])
  const taken = await engine.uploadPaths([file], 'deleted')
  const [id = ''] = taken.ok ? taken.value.uploadIds : []
  const now = () => engine.list.get(id)?.upload
  const failsAsGone = () =>
    expect.poll(now).toMatchObject({
      destinationId: 'deleted',
      status: { state: 'failed', failure: { facts: { reason: 'destination' } } },
    })
  await failsAsGone()
  engine.queue.retry([id])
  await failsAsGone()

  chosen = 'blog'
  engine.queue.retry([id])
  await expect.poll(now).toMatchObject({ destinationId: 'blog', status: { state: 'done' } })
  expect([...bucket.objects.keys()]).toHaveLength(1)
})

it.each([
  ['', ''],
  [', even if it is tried again elsewhere at once', 'photos'],
])(
  'parts of an upload are removed from the bucket of a destination that is deleted%s',
  async (_what, chosen) => {
    const folder = await folderForTest('gone')
    const [bucket, other] = [new MemoryBucket(), new MemoryBucket()]
    const clock = new FakeClock()
    let isDeleted = false
    const engine = new Engine(
      enginePorts({ folder, clock, stores: { open: ({ id }) => (id === 'photos' ? other : bucket) } }),
      engineChoices(sampleTarget(), {
        targetOf: (id) =>
          isDeleted && id === 'blog'
            ? problem(missingDestination())
            : success(sampleTarget({ id, bucket: id })),
        defaultDestinationId: () => chosen,
      }),
    )
    onTestFinished(() => engine.dispose())
    const file = path.join(folder, 'large.png')
    await writeFile(file, await makeUniquePng(17 * 1024 ** 2))
    bucket.partFailures = [undefined, failure('timeout')]
    const taken = await engine.uploadPaths([file], 'blog')
    const [id = ''] = taken.ok ? taken.value.uploadIds : []
    const state = () => engine.list.brief(id)?.status.state
    await expect.poll(state).toBe('retrying')
    expect(bucket.open.size).toBe(1)

    engine.changeDestination('blog', () => {
      isDeleted = true
      return success(null)
    })
    engine.queue.retry([id])
    await expect.poll(state).toBe('failed')
    engine.queue.retry([id])
    await expect.poll(state).toBe(chosen === '' ? 'failed' : 'done')
    clock.advance(1_000)
    await expect.poll(() => bucket.open.size).toBe(0)
    expect(other.objects.size).toBe(chosen === '' ? 0 : 1)
  },
)

it.each([
  ['parts', 17 * 1024 ** 2],
  ['an image without an answer', 1_000],
])(
  '%s sent with credentials from the environment: a start that has these again removes what is left, even if the upload went elsewhere',
  async (_what, sizeBytes) => {
    const folder = await folderForTest('gone')
    const buckets = { environment: new MemoryBucket(), blog: new MemoryBucket() }
    const journal = new MemoryJournal()
    const clock = new FakeClock()
    const file = path.join(folder, 'large.png')
    await writeFile(file, await makeUniquePng(sizeBytes))

    /** Starts an engine as one run of Ollim does. */
    function run(hasEnvironment: boolean): Engine {
      const targetOf = (id: string) =>
        hasEnvironment || id === 'blog'
          ? success(sampleTarget({ id, bucket: id }))
          : problem(missingDestination())
      const stores = {
        open: ({ id }: StoreTarget) => (id === 'blog' ? buckets.blog : buckets.environment),
      }
      const choices = { targetOf, defaultDestinationId: () => 'blog' }
      const engine = new Engine(
        { ...enginePorts({ folder, clock, journal, stores }), ids: { uuid: randomUUID, random: () => 0 } },
        engineChoices(sampleTarget(), choices),
      )
      onTestFinished(() => engine.dispose())
      engine.start()
      return engine
    }

    const first = run(true)
    buckets.environment.partFailures = [undefined, failure('timeout')]
    buckets.environment.failures = [{ failure: failure('timeout'), stored: true }]
    const leftovers = () => buckets.environment.open.size + buckets.environment.objects.size
    const taken = await first.uploadPaths([file], environmentDestinationId)
    const [id = ''] = taken.ok ? taken.value.uploadIds : []
    const stateIn = (engine: Engine) => engine.list.brief(id)?.status.state
    await expect.poll(() => stateIn(first)).toBe('retrying')
    await first.dispose()

    const without = run(false)
    await expect.poll(() => stateIn(without)).toBe('failed')
    without.queue.retry([id])
    await expect.poll(() => stateIn(without)).toBe('done')
    await without.dispose()
    expect([leftovers(), buckets.blog.objects.size]).toEqual([1, 1])

    const last = run(true)
    await expect
      .poll(() => {
        clock.advance(1_000)
        return leftovers()
      })
      .toBe(0)
    await last.dispose()
    expect([...journal.records]).toEqual([])
  },
)
