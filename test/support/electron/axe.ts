import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { untilStill } from './until-still'

/** Expects that what is shown violates no axe rule. */
export async function expectNoViolations(page: Page): Promise<void> {
  expect(await violationsOn(page)).toEqual([])
}

/** The accessibility problems of what is shown, one per line. */
export async function violationsOn(page: Page): Promise<readonly string[]> {
  // Colours in transition have no meaningful contrast.
  await untilStill(page)
  // A hint that a resting pointer brought up repeats what its button says, and is in no landmark.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).exclude(':has(> [role=tooltip])')
  // All rules run; what passes them, which nobody reads, is not gathered.
  axe.options({ resultTypes: ['violations'] })
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => [id, help, String(target), failureSummary].join(' · ')),
  )
}
