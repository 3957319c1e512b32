import { describe, expect, inject, it } from 'vitest'
import { faultPlans } from '../../support/faults/fault-plans'
import { runUnderPlan } from '../../support/faults/faulty-run'
import { flawless } from '../../support/faults/verdict'

/** A tenth of what `npm run endurance` does. */
const counts = { small: 98, large: 2 }
const seed = 1
const ceph = inject('ceph')

describe.runIf(ceph !== null)('on a bad network, every image arrives once and unchanged', () => {
  if (ceph === null) return

  it.each(faultPlans.map((plan) => [plan.name, plan] as const))(
    '%s',
    async (_name, plan) => {
      const { verdict } = await runUnderPlan(ceph, plan, seed, counts)

      expect(verdict).toEqual(flawless)
    },
    120_000,
  )
})
