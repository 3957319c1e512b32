import { describe, expect, inject, it } from 'vitest'
import { runWithCancels } from '../../support/faults/cancel-run'
import { faultPlans } from '../../support/faults/fault-plans'
import { flawless } from '../../support/faults/verdict'

const ceph = inject('ceph')
const plans = faultPlans.filter(({ name }) =>
  ['lost answer', 'slow link', 'everything at once'].includes(name),
)

describe.runIf(ceph !== null)('cancelled uploads leave nothing on the server, and the others arrive', () => {
  if (ceph === null) return

  it.each(plans.map((plan) => [plan.name, plan] as const))(
    '%s',
    async (_name, plan) => {
      const report = await runWithCancels(ceph, plan, 1, { small: 96, large: 4 })

      expect(report.verdict).toEqual(flawless)
      expect(report.cancelled).toBeGreaterThan(0)
    },
    120_000,
  )
})
