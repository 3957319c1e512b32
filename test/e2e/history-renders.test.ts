import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { entryCell, selectedNames } from '../support/electron/history-cells'
import { homeWithImages } from '../support/electron/home-with-history'
import { ollimForTest } from '../support/electron/ollim-in-test'
import { openTab, press } from '../support/electron/window'

test('a step with the keyboard renders only the line that it leaves and the one that it reaches', async () => {
  const { page } = await ollimForTest({ home: await homeWithImages(200) })
  await openTab(page, 'History')
  await press(page, 'Show as list')
  await entryCell(page, '1.png').click()
  await expect.poll(() => selectedNames(page)).toEqual(['1.png'])
  const rendered = await countRenders(page)
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => selectedNames(page)).toEqual(['2.png'])
  expect(await rendered()).toEqual(['1.png', '2.png'])

  await press(page, 'Show as gallery')
  const tiles = page.getByRole('row').filter({ has: page.getByRole('gridcell') })
  await expect.poll(() => tiles.first().getByRole('gridcell').count()).toBeGreaterThan(2)
  await entryCell(page, '0.png').click()
  const renderedTiles = await countRenders(page)
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => selectedNames(page)).toEqual(['1.png'])
  const [line = '', ...others] = await renderedTiles()
  expect([line, others]).toEqual(['0.png', []])
})

/** Answers, when called, which lines have been rendered since, by their first image. */
async function countRenders(page: Page): Promise<() => Promise<readonly string[]>> {
  const before = await page.evaluateHandle(() => {
    // React keeps an element's props at the element, and makes new ones each time it renders it.
    const propsOf = (element: Element): unknown =>
      Object.entries(element).find(([name]) => name.startsWith('__reactProps$'))?.[1]
    const rows = [...document.querySelectorAll('[role=row]')]
    return { propsOf, props: new Map(rows.map((row) => [row, propsOf(row)])) }
  })
  return () =>
    before.evaluate(({ propsOf, props }) =>
      [...document.querySelectorAll('[role=row]')]
        .filter((row) => row.isConnected && props.get(row) !== propsOf(row))
        .map((row) => row.querySelector('[role=gridcell]')?.getAttribute('aria-label') ?? ''),
    )
}
