import { expect, inject, test } from 'vitest'
import { destinationIn } from '../support/electron/bucket'
import { entryNames } from '../support/electron/history-cells'
import { homeWithHistory } from '../support/electron/home-with-history'
import { ollimForTest } from '../support/electron/ollim-in-test'
import { openTab } from '../support/electron/window'

const environment = destinationIn(inject('publicStore'), 'history-retention')
const dayMilliseconds = 86_400_000

test('entries are kept for as long as chosen, starting with the next start', async () => {
  const daysAgo = (days: number) => Date.now() - days * dayMilliseconds
  const home = await homeWithHistory([
    { name: 'old.png', uploadedAt: daysAgo(45) },
    { name: 'new.png', uploadedAt: daysAgo(15) },
  ])

  const first = await ollimForTest({ environment, home })
  await openTab(first.page, 'Settings')
  await first.page.getByRole('button', { name: 'General' }).click()
  const choice = first.page.getByRole('radiogroup', { name: 'Keep entries' })
  await choice.getByText('30 days').click()
  await first.page.getByText('The images stay in your bucket').waitFor()
  await openTab(first.page, 'History')
  await expect.poll(() => entryNames(first.page)).toEqual(['new.png', 'old.png'])
  await first.close()

  const { page } = await ollimForTest({ environment, home })
  await openTab(page, 'History')
  await expect.poll(() => entryNames(page)).toEqual(['new.png'])
})
