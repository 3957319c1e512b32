import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parallelUploadsRange } from '../../../../electron/shared/app/settings'
import { isFinished } from '../../../../electron/shared/uploads/upload'
import { QueueBench, done, failed } from '../../../support/queue-bench'
import { settled } from '../../../support/settled'

const destinations = ['blog', 'shop'] as const
const outcomes = [
  done,
  failed('timeout'),
  failed('throttled'),
  failed('offline'),
  failed('credentials-expired'),
  failed('file-changed'),
] as const

/** What a person, a server, a network and a computer can do to the queue. */
const happening = fc.oneof(
  fc.record({
    kind: fc.constant('add' as const),
    to: fc.constantFrom(...destinations),
    count: fc.nat(4),
    sizeBytes: fc.constantFrom(1000, 2 ** 30),
    batchId: fc.constantFrom('first', 'second', 'third'),
  }),
  fc.record({ kind: fc.constant('end' as const), which: fc.nat(20), outcome: fc.constantFrom(...outcomes) }),
  fc.record({ kind: fc.constantFrom('cancel' as const, 'retry' as const), which: fc.nat(20) }),
  fc.record({ kind: fc.constant('fix' as const), to: fc.constantFrom(...destinations) }),
  fc.record({ kind: fc.constant('pass' as const), milliseconds: fc.nat(70_000) }),
  fc.record({ kind: fc.constantFrom('pause', 'resume', 'suspend', 'wake', 'tryHeld', 'cancelAll') }),
)
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never

let added = 0

async function happen(bench: QueueBench, what: Happening): Promise<void> {
  const { queue, list, clock } = bench
  const pick = (which: number, among: readonly string[]): readonly string[] =>
    among.length === 0 ? [] : among.slice(which % among.length).slice(0, 1)
  switch (what.kind) {
    case 'add':
      bench.add(
        Array.from({ length: what.count }, () => `u${(added += 1)}`),
        what.to,
        what.sizeBytes,
        what.batchId,
      )
      break
    case 'end': {
      const ids = bench.running.map(({ id }) => id)
      for (const id of pick(what.which, ids)) await bench.end(id, what.outcome)
      break
    }
    case 'cancel':
      queue.cancel(pick(what.which, list.ids))
      break
    case 'retry':
      queue.retry(pick(what.which, list.ids))
      break
    case 'fix':
      queue.releaseDestination(what.to)
      break
    case 'pass':
      clock.advance(what.milliseconds)
      break
    case 'pause':
      queue.pause()
      break
    case 'resume':
      queue.resume()
      break
    case 'suspend':
      queue.suspend()
      break
    case 'wake':
      queue.wake()
      break
    case 'tryHeld':
      queue.tryHeld()
      break
    case 'cancelAll':
      queue.cancelAll()
      break
  }
  await settled()
}

/** Everything is well from here on: whatever runs, succeeds. */
async function drain(bench: QueueBench): Promise<void> {
  bench.queue.resume()
  bench.queue.wake()
  for (const to of destinations) bench.queue.releaseDestination(to)
  for (let round = 0; round < 200; round += 1) {
    await settled()
    for (const { id } of bench.running) await bench.end(id, done)
    bench.clock.advance(1_000)
  }
}

it('whatever happens, no more uploads run than may, none twice at once, and in the end nothing is stuck', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 60 }), async (story) => {
      const bench = new QueueBench()
      for (const what of story) {
        await happen(bench, what)
        const running = bench.running.map(({ id }) => id)
        expect(new Set(running).size).toBe(running.length)
        // What looks whether a held destination can go on goes ahead of the others.
        expect(running.length).toBeLessThanOrEqual(parallelUploadsRange.maximum + destinations.length)
      }
      await drain(bench)
      expect([...bench.list.briefs].filter((upload) => !isFinished(upload))).toEqual([])

      bench.queue.retry(bench.list.ids)
      await drain(bench)
      expect(new Set(Object.values(bench.states()))).toEqual(
        new Set(bench.list.ids.length > 0 ? ['done'] : []),
      )
      await bench.queue.dispose()
    }),
    { numRuns: 150 },
  )
})
