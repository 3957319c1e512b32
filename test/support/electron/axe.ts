import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { untilStill } from './until-still'

/** What shows now breaks no rule of axe. */
export async function expectNoViolations(page: Page): Promise<void> {
  expect(await violationsOn(page)).toEqual([])
}

/** The rules of axe whose verdict hangs on colours. */
export const colourRules: readonly string[] = ['color-contrast', 'link-in-text-block']

/**
 * What keeps someone from using what shows now, a line each.
 *
 * @param rules of axe that are looked at alone; all of them unless some are given
 */
export async function violationsOn(page: Page, rules: readonly string[] = []): Promise<readonly string[]> {
  // Colours that are on their way from one to another have no contrast to speak of.
  await untilStill(page)
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  const { violations } = await (rules.length === 0 ? axe : axe.withRules([...rules])).analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => [id, help, String(target), failureSummary].join(' · ')),
  )
}
