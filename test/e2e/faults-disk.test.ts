import { rm, statfs, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, inject, test } from 'vitest'
import { Sqlite } from '../../electron/adapters/database/sqlite'
import { destinationIn } from '../support/electron/bucket'
import { hear } from '../support/electron/hear'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { fillForm } from '../support/electron/settings-form'
import { dropFiles, linkOf, openTab, press, untilRowSays, uploadRow } from '../support/electron/window'
import { canMountSmallDisk, onSmallDisk, whileReadOnly } from '../support/files/small-disk'
import { makeUniquePng, writeImages } from '../support/images/write-images'

const environment = destinationIn(inject('publicStore'), 'faults-disk')

test.runIf(canMountSmallDisk)(
  'on a full disk, images are refused with a reason; retried uploads are recorded and sent as soon as there is room, and survive a crash',
  async () => {
    const home = await newFolder('small')
    const [early = '', late = '', still = ''] = await writeImages(await newFolder('disk'), [
      'too full.png',
      'room again.png',
      'full still.png',
    ])
    await onSmallDisk(home, 64 * 1024, async () => {
      const ollim = await ollimForTest({ home, environment })
      const { page } = ollim
      const filler = path.join(home, 'filler')
      await fill(home, filler)

      await dropFiles(page, [early, still])
      await untilRowSays(page, 'too full.png', /Ollim writes to is full\. Free up some space, then retry\./)
      const pasted = [...(await makeUniquePng(100_000))]
      await page.evaluate(
        (bytes) => window.ollim.uploadBytes([{ name: 'pasted.png', bytes: new Uint8Array(bytes) }]),
        pasted,
      )
      await untilRowSays(page, 'pasted.png', /Ollim writes to is full\./)
      await openTab(page, 'Settings')
      await page
        .evaluate(() => window.ollim.changePreferences({ parallelUploads: 3 }))
        .then((answer) => expect(answer).toMatchObject({ ok: false, problem: { kind: 'disk-full' } }))

      await openTab(page, 'Uploads')
      await press(uploadRow(page, 'full still.png'), 'Retry')
      const unwritten = page
        .getByRole('alert')
        .filter({ hasText: 'cannot save the progress of your uploads' })
      await unwritten.getByText(/^The disk is full: /).waitFor()
      await untilRowSays(page, 'full still.png', /Ollim writes to is full\. Trying again/)
      await openTab(page, 'History')
      await expect(unwritten.count()).resolves.toBe(1)

      await rm(filler)
      await unwritten.waitFor({ state: 'detached' })
      await openTab(page, 'Uploads')
      await linkOf(page, 'full still.png')
      await openTab(page, 'History')
      await page.getByRole('tabpanel', { name: 'History' }).getByText('full still.png').first().waitFor()
      await openTab(page, 'Uploads')
      await dropFiles(page, [late])
      await linkOf(page, 'room again.png')
      await page.evaluate(() => window.ollim.pauseQueue())
      await press(uploadRow(page, 'too full.png'), 'Retry')
      await expect.poll(() => namesInJournal(home)).toContain('too full.png')
      await ollim.kill()

      const next = await ollimForTest({ home, environment })
      await linkOf(next.page, 'too full.png')
      await next.close()
    })
  },
)

test.runIf(canMountSmallDisk)(
  'on a read-only disk, Save does not confirm what could not be written',
  async () => {
    const { page, home } = await ollimForTest({})
    await fillForm(page, inject('publicStore'), { 'Destination name': 'Told' })
    const heard = await hear(page)
    await whileReadOnly(home, async () => {
      await press(page, 'Save')
      await page.getByRole('alert').getByText('The settings could not be saved.').waitFor()
    })
    expect(await heard()).not.toContain('Saved')
    await press(page, 'Save')
    await page.getByRole('button', { name: 'Saved', exact: true }).waitFor()
  },
)

function namesInJournal(home: string): unknown {
  const sqlite = new Sqlite(path.join(home, 'ollim.sqlite'))
  const names = sqlite.ask(`SELECT group_concat(json_extract(record, '$.upload.name')) FROM uploads`)
  sqlite.close()
  return names
}

/** Takes up all the room that is left. */
async function fill(folder: string, file: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  await writeFile(file, Buffer.alloc(bavail * bsize)).catch(() => undefined)
  for (let size = 64 * 1024; size >= 512; size /= 2) while (await appended(file, size));
}

async function appended(file: string, bytes: number): Promise<boolean> {
  return writeFile(file, Buffer.alloc(bytes), { flag: 'a' }).then(
    () => true,
    () => false,
  )
}
