import { copyFileSync, rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { expect, inject, test } from 'vitest'
import { openDatabase, type OpenDatabase } from '../../electron/adapters/database/database'
import { sampleEntry } from '../support/sample-entries'
import { makeSilentLog } from '../support/silent-log'
import { destinationIn } from '../support/electron/bucket'
import { entryCell } from '../support/electron/history-cells'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { dropFiles, linkOf, openTab } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'
import { pagesOf, corruptPages } from '../support/corrupt-pages'
import { canMountSmallDisk, whileReadOnly } from '../support/files/small-disk'

const environment = destinationIn(inject('publicStore'), 'damaged-history')
const entries = 1000

async function homeWithHistory(): Promise<{ readonly home: string; readonly file: string }> {
  const home = await newFolder('home')
  await mkdir(home, { recursive: true })
  const file = path.join(home, 'ollim.sqlite')
  const database = openDatabase(file, makeSilentLog())
  database.history.add(
    Array.from({ length: entries }, (_, number) => ({
      entry: sampleEntry(`11111111-1111-4111-8111-${String(number).padStart(12, '0')}`, {
        name: `before ${number}.png`,
        uploadedAt: 1_700_000_000_000 + number,
      }),
      source: { path: '', sizeBytes: 1, modifiedAt: 1 },
    })),
  )
  database.dispose()
  return { home, file }
}

const search = ({ history }: OpenDatabase) => history.search({ terms: [], sort: 'newest' })

/** A page without which nothing is found, though everything else can be read. */
function pageOfSearches(file: string): number {
  const copy = `${file}-copy`
  try {
    for (let page = 1; page < pagesOf(file); page += 1) {
      copyFileSync(file, copy)
      corruptPages(copy, [page])
      const database = openDatabase(copy, makeSilentLog())
      const isRead = database.setAside === undefined && database.history.latest(9).length === 9
      const isSound = isRead && database.history.readFailure() === undefined
      const isFound = search(database).length > 0
      database.dispose()
      for (const part of ['-wal', '-shm', '-damaged']) rmSync(copy + part, { force: true })
      if (isSound && !isFound) return page
    }
    throw new Error('There is no such page.')
  } finally {
    rmSync(copy, { force: true })
  }
}

test('with a damaged page, the history is used as far as it is readable, and the next start repairs it, keeping new entries', async () => {
  const { home, file } = await homeWithHistory()
  corruptPages(file, [pageOfSearches(file)])
  const first = await ollimForTest({ home, environment })
  await dropFiles(first.page, await writeImages(await newFolder('images'), ['a.png', 'b.png']))
  await linkOf(first.page, 'a.png')
  await linkOf(first.page, 'b.png')
  await openTab(first.page, 'History')
  await first.page.getByRole('alert').getByText('Restart Ollim').first().waitFor()
  expect(await first.page.getByRole('alert').count()).toBe(1)
  await first.close()

  const next = await ollimForTest({ home, environment })
  const alert = next.page.getByRole('alert').filter({ hasText: 'Part of the history' })
  await alert.getByText(/The old file is kept as ollim-.*\.sqlite/).waitFor()
  await openTab(next.page, 'History')
  const history = next.page.getByRole('tabpanel', { name: 'History' })
  await history.getByText('a.png').first().waitFor()
  await history.getByText('b.png').first().waitFor()
  await next.close()

  const database = openDatabase(file, makeSilentLog())
  expect(database.setAside).toBeUndefined()
  expect(search(database).length).toBe(entries + 2)
  expect([...database.journal.load()].filter(({ upload }) => upload.status.state !== 'done')).toEqual([])
  database.dispose()
})

test('the app works even if much of the history is damaged', async () => {
  const { home, file } = await homeWithHistory()
  corruptPages(
    file,
    Array.from({ length: 40 }, (_, number) => 40 + number * 5),
  )
  const { page } = await ollimForTest({ home, environment })
  await dropFiles(page, await writeImages(await newFolder('images'), ['goes on.png']))
  await linkOf(page, 'goes on.png')
})

test.runIf(canMountSmallDisk)(
  'a history that cannot be written is shown, and the window says why nothing is added',
  async () => {
    const { home, file } = await homeWithHistory()
    await whileReadOnly(file, async () => {
      const ollim = await ollimForTest({ environment, home })
      await openTab(ollim.page, 'History')
      await entryCell(ollim.page, `before ${entries - 1}.png`).waitFor()
      await ollim.page.getByText('Ollim could not record its uploads.').waitFor()
      await ollim.close()
    })
  },
)
