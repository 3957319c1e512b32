import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, inject, test } from 'vitest'
import { destinationIn } from '../support/electron/bucket'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { readSettings } from '../support/electron/settings'
import { dropFiles, linkOf } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

const environment = destinationIn(inject('publicStore'), 'settings-files')

/** A home that holds a file from an earlier time. */
async function homeWith(name: string, content: string | Uint8Array): Promise<string> {
  const home = await newFolder('home')
  await mkdir(home, { recursive: true })
  await writeFile(path.join(home, name), content)
  return home
}

/** The one file that was set aside, whole. */
async function setAside(home: string, pattern: RegExp): Promise<Buffer> {
  const kept = (await readdir(home)).filter((name) => pattern.test(name))
  expect(kept).toHaveLength(1)
  return readFile(path.join(home, kept[0] ?? ''))
}

const asideSettings = /^settings-\d.*\.json$/
const asideDatabase = /^ollim-\d.*\.sqlite$/

/** What is in place of the settings, and what the window says about it; unit tests know more kinds of damage. */
const damaged = {
  'zeros, as after a power cut': ['\0'.repeat(512), 'The settings could not be read.'],
  'from a newer Ollim': [
    '{ "version": 999, "bucketsOfTomorrow": [] }',
    'The settings come from a newer Ollim.',
  ],
} as const

test.each(Object.entries(damaged))(
  'settings that are %s are set aside, and an alert says so',
  async (_what, [content, words]) => {
    const home = await homeWith('settings.json', content)
    const { page } = await ollimForTest({ home, environment })
    const alert = page.getByRole('alert').filter({ hasText: words })
    await alert.getByText(/The old file is kept as settings-.*\.json/).waitFor()
    expect((await setAside(home, asideSettings)).toString()).toBe(content)
    expect((await readSettings(page)).preferences.parallelUploads).toBe(4)
    await dropFiles(page, await writeImages(await newFolder('aside'), ['goes on.png']))
    await linkOf(page, 'goes on.png')
  },
)

test('partly damaged settings lose only the damaged part', async () => {
  const good = { id: 'good', name: 'Good', bucket: 'good-bucket', region: 'eu-west-1', provider: 'aws' }
  const content = JSON.stringify({
    version: 1,
    preferences: { theme: 'dark', parallelUploads: 'many' },
    destinations: [good, { id: 'bad', name: 7 }],
    defaultDestinationId: 'good',
  })
  const home = await homeWith('settings.json', content)
  const { page } = await ollimForTest({ home })
  await page.getByRole('alert').getByText('Part of the settings could not be read.').waitFor()
  expect((await setAside(home, asideSettings)).toString()).toBe(content)
  const { preferences, destinations } = await readSettings(page)
  expect(preferences).toMatchObject({ theme: 'dark', parallelUploads: 4 })
  expect(destinations.map(({ name }) => name)).toEqual(['Good'])
})

test('an unreadable list of uploads is set aside, and uploads still work', async () => {
  const content = Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(8192, 0xa5)])
  const home = await homeWith('ollim.sqlite', content)
  const { page } = await ollimForTest({ home, environment })
  const alert = page.getByRole('alert').filter({ hasText: 'The list of uploads could not be read.' })
  await alert.getByText(/The old file is kept as ollim-.*\.sqlite/).waitFor()
  expect((await setAside(home, asideDatabase)).equals(content)).toBe(true)
  await dropFiles(page, await writeImages(await newFolder('journal'), ['goes on.png']))
  await linkOf(page, 'goes on.png')
})

test('pasted images that wait are kept as long as the unreadable list is', async () => {
  const home = await homeWith('ollim.sqlite', 'this is no database '.repeat(500))
  const spool = path.join(home, 'spool')
  await mkdir(path.join(spool, 'waits'), { recursive: true })
  await writeFile(path.join(spool, 'waits', 'pasted.png'), 'all there is of it')
  // A start, the next, and one where no database can be opened.
  for (const prepare of [
    async () => undefined,
    async () => undefined,
    async () => {
      await rm(path.join(home, 'ollim.sqlite'))
      await mkdir(path.join(home, 'ollim.sqlite'))
    },
  ]) {
    await prepare()
    const app = await ollimForTest({ home, environment })
    await dropFiles(app.page, await writeImages(await newFolder('spool'), ['goes on.png']))
    await linkOf(app.page, 'goes on.png')
    await app.close()
    expect(await readdir(path.join(spool, 'waits'))).toEqual(['pasted.png'])
  }
})

test('a restart sets no files aside and shows no alert', async () => {
  const home = await newFolder('home')
  await (await ollimForTest({ home, environment })).close()
  const { page } = await ollimForTest({ home, environment })
  expect(await page.getByRole('alert').count()).toBe(0)
  const aside = (await readdir(home)).filter((name) => asideSettings.test(name) || asideDatabase.test(name))
  expect(aside).toEqual([])
})
