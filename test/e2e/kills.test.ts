import { expect, inject, test } from 'vitest'
import { runWithAppKills } from '../support/faults/app-kill-run'
import { flawless } from '../support/faults/verdict'

const ceph = inject('ceph')

test.runIf(ceph !== null)(
  'although the app is killed again and again, every image is uploaded exactly once',
  async () => {
    if (ceph === null) return
    const report = await runWithAppKills(ceph, 10, 1, { small: 97, large: 3 })
    expect(report).toMatchObject({ kills: 10, verdict: flawless })
  },
  240_000,
)
