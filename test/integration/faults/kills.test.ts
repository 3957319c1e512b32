import { describe, expect, inject, it } from 'vitest'
import { runWithKills } from '../../support/faults/kill-run'
import { flawless } from '../../support/faults/verdict'

const ceph = inject('ceph')

describe.runIf(ceph !== null)('after any number of crashes', () => {
  if (ceph === null) return

  it('every image is uploaded once, the order is kept, and finished uploads stay finished', async () => {
    const report = await runWithKills(ceph, 10, 1, { small: 146, large: 4 })

    expect(report).toMatchObject({ kills: 10, broken: [], verdict: flawless })
  }, 120_000)
})
