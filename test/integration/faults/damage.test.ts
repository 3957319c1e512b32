import { describe, expect, inject, it } from 'vitest'
import { inPlace } from '../../support/faults/faulty-run'
import { isIdle, openRealEngine } from '../../support/faults/real-engine'
import { writeSamples } from '../../support/faults/sample-files'
import { until } from '../../support/servers/daemon'
import { uploadsOf } from '../../support/uploads-of'

const ceph = inject('ceph')
const seed = 1

describe.runIf(ceph !== null)('with a network that damages everything', () => {
  if (ceph === null) return

  it('images fail after some attempts, whether in one request or in parts, and nothing is stored', async () => {
    const plan = { name: 'all damaged', faults: [[1, { kind: 'damage' }]] } as const
    await inPlace(ceph, plan, seed, async ({ home, folder, bucket, proxy }) => {
      const files = await writeSamples(folder, { small: 1, large: 1 }, seed)
      const opened = openRealEngine({ home, target: bucket.target(proxy.endpoint), speedup: 20 })
      const { engine } = opened
      engine.start()
      await engine.uploadPaths(files, 'test')
      await until('both have ended', async () => isIdle(engine))

      const damaged = { state: 'failed', failure: { kind: 'server-error', facts: { reason: 'damaged' } } }
      expect(uploadsOf(engine.list).map(({ status }) => status)).toMatchObject([damaged, damaged])
      await opened.dispose()
      expect(await bucket.keys()).toEqual([])
    })
  }, 60_000)
})
