import path from 'node:path'
import { expect, inject, test } from 'vitest'
import { openDatabase } from '../../electron/adapters/database/database'
import { destinationIn } from '../support/electron/bucket'
import { entryNames } from '../support/electron/history-cells'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { openTab } from '../support/electron/window'
import { sampleEntry, sampleSource } from '../support/sample-entries'
import { makeSilentLog } from '../support/silent-log'

const environment = destinationIn(inject('publicStore'), 'history-retention')
const dayMilliseconds = 86_400_000

test('entries are kept for as long as chosen, starting with the next start', async () => {
  const home = await newFolder('retention')
  const database = openDatabase(path.join(home, 'ollim.sqlite'), makeSilentLog())
  const entryOf = (name: string, days: number) => ({
    entry: sampleEntry(name, { name, uploadedAt: Date.now() - days * dayMilliseconds }),
    source: sampleSource(),
  })
  database.history.add([entryOf('old.png', 45), entryOf('new.png', 15)])
  database.dispose()

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
