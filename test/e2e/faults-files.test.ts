import { appendFile, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { beforeEach, expect, inject, test } from 'vitest'
import type { UploadStatus } from '../../electron/shared/uploads/upload'
import { destinationIn, expectServed } from '../support/electron/bucket'
import { newFolder, oneOllim } from '../support/electron/ollim-in-test'
import {
  clearUploads,
  dropFiles,
  linkOf,
  listedUploads,
  press,
  untilRowSays,
  uploadRow,
} from '../support/electron/window'
import { makeImage } from '../support/images/images'
import { makeUniquePng, writeImages } from '../support/images/write-images'

const ollim = oneOllim(() => ({ environment: destinationIn(inject('publicStore'), 'faults-files') }))

beforeEach(async () => {
  const { page } = ollim()
  await clearUploads(page)
  await page.evaluate(() => window.ollim.resumeQueue())
})

/** A file that cannot be uploaded: how it is made, and what its row says about it. */
const badFiles: Readonly<Record<string, readonly [(file: string) => Promise<unknown>, RegExp]>> = {
  'empty.png': [(file) => writeFile(file, ''), /It is empty\. It holds no bytes\./],
  'cut.png': [
    async (file) => writeFile(file, (await makeImage('png', 200, 200)).subarray(0, -20)),
    /It is cut short: the file ends before its picture does\./,
  ],
  'cut.jpg': [
    async (file) => writeFile(file, (await makeImage('jpeg', 200, 200)).subarray(0, -40)),
    /It is cut short/,
  ],
  'text.png': [(file) => writeFile(file, 'Just words.'), /It is not an image\./],
  'paper.png': [
    (file) => writeFile(file, '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n'),
    /It is not an image: its type is PDF, in spite of \.png\. Export it as an image/,
  ],
  'nowhere.png': [(file) => symlink('does-not-exist', file), /It is no longer there\./],
  'circle.png': [(file) => symlink('circle.png', file), /It leads back to itself\./],
}

test('each bad file fails with its own reason, and the good ones are uploaded', async () => {
  const { page } = ollim()
  const folder = await newFolder('bad')
  const good = await writeImages(folder, ['first good.png', 'last good.png'])
  for (const [name, [make]] of Object.entries(badFiles)) await make(path.join(folder, name))
  await dropFiles(page, [folder])
  for (const [index, name] of ['first good.png', 'last good.png'].entries())
    await expectServed(await linkOf(page, name), good[index] ?? '', 'image/png')
  for (const [name, [, sentence]] of Object.entries(badFiles)) {
    const said = async () => (await uploadRow(page, name).innerText()).replaceAll(/\s+/g, ' ')
    await expect.poll(said).toMatch(sentence)
  }
})

test('the details of a missing file show no size, no type and no answer from a server', async () => {
  const { page } = ollim()
  await dropFiles(page, [path.join(await newFolder('gone'), 'gone.png')])
  await untilRowSays(page, 'gone.png', /is no longer there/)
  await press(uploadRow(page, 'gone.png'), 'Show details')
  const details = page.getByRole('dialog', { name: 'Details' })
  const labels = await details.getByRole('term').allInnerTexts()
  expect(labels).toEqual(['Name', 'State', 'Destination', 'Dropped', 'Technical detail'])
  await page.keyboard.press('Escape')
})

test('Retry uploads a file that could not be read before', async () => {
  const { page } = ollim()
  const folder = await newFolder('again')
  const [file, target] = [path.join(folder, '다시.png'), path.join(folder, 'target.png')]
  await symlink(target, file)
  await dropFiles(page, [file])
  await untilRowSays(page, '다시.png', /It is no longer there\./)

  await writeFile(target, await makeUniquePng())
  await press(uploadRow(page, '다시.png'), 'Retry')

  await expectServed(await linkOf(page, '다시.png'), target, 'image/png')
  expect(await statusOfOnly(page)).toMatchObject({ key: 'faults-files/다시.png' })
})

// Root may read everything.
if (process.getuid?.() !== 0)
  test('a file without read permission fails with that reason', async () => {
    const { page } = ollim()
    const file = path.join(await newFolder('denied'), 'secret.png')
    await writeFile(file, await makeUniquePng(), { mode: 0o000 })
    await dropFiles(page, [file])
    await untilRowSays(page, 'secret.png', /You may not read it\. Give yourself the right/)
  })

test('a folder with links back to itself is searched only once', async () => {
  const { page } = ollim()
  const folder = path.join(await newFolder('loop'), 'album')
  await mkdir(folder)
  await writeImages(folder, ['in the loop.png'])
  await symlink('.', path.join(folder, 'again'))
  await symlink('../album', path.join(folder, 'and again'))
  await dropFiles(page, [folder])
  await linkOf(page, 'in the loop.png')
  for (const name of ['again', 'and again']) await untilRowSays(page, name, 'It leads back to itself.')
  expect(await uploadRow(page, 'in the loop.png').count()).toBe(1)
})

test('files that change or vanish while they wait fail with that reason, and the others are uploaded', async () => {
  const { page } = ollim()
  const names = ['changed.png', 'deleted.png', 'untouched.png']
  const [changed = '', deleted = '', untouched = ''] = await writeImages(await newFolder('waiting'), names)
  await page.evaluate(() => window.ollim.pauseQueue())
  await dropFiles(page, [changed, deleted, untouched])
  await uploadRow(page, 'untouched.png').waitFor()
  await appendFile(changed, 'more')
  await rm(deleted)
  await page.evaluate(() => window.ollim.resumeQueue())
  await expectServed(await linkOf(page, 'untouched.png'), untouched, 'image/png')
  await untilRowSays(page, 'changed.png', 'It has changed since it was added. Upload it again.')
  await untilRowSays(page, 'deleted.png', /It is no longer there\./)
})

/** Waits until the one upload that is listed has ended. */
async function statusOfOnly(page: Page): Promise<UploadStatus> {
  let status: UploadStatus = { state: 'waiting' }
  await expect
    .poll(
      async () => {
        const [upload] = await listedUploads(page)
        status = upload?.status ?? status
        return status.state
      },
      { timeout: 20_000 },
    )
    .toMatch(/done|failed/)
  return status
}

/** Names that a disk, a browser or a stranger may come up with. */
const strangeNames = {
  'a name of two lines': 'two\nlines.png',
  'a name with a tab': 'tab\there.png',
  'a bell character in its name': 'bell\u0007.png',
  'a name that reverses its direction': 'photo\u202Egnp.png',
  'a name of dots': '...png',
  'a hidden name': '.hidden.png',
  'the longest name that a disk allows': `${'가'.repeat(83)}.png`,
  'a name like an option': '--upload=evil.png',
  'a name of markup': '<img src=x onerror=alert(1)>.png',
}

test.each(Object.entries(strangeNames))('an image with %s gets a link that opens', async (_what, name) => {
  const { page } = ollim()
  const [file = ''] = await writeImages(await newFolder('strange'), [name])
  await dropFiles(page, [file])
  const status = await statusOfOnly(page)
  if (status.state !== 'done') throw new Error(JSON.stringify(status))
  expect(status.key).toMatch(/^faults-files\/[^\p{Cc}\p{Cf}/]+\.png$/u)
  await expectServed(status.url, file, 'image/png')
})

/** Names of bytes without a path, as a web page may give them to a drag. */
const madeUpNames = {
  'a path upwards': '../../../etc/passwd.png',
  'a Windows path upwards': '..\\..\\windows\\system.png',
  'three hundred characters': `${'x'.repeat(296)}.png`,
  nothing: '',
  'a zero byte': 'a\0b.png',
}

test.each(Object.entries(madeUpNames))(
  'bytes with %s for a name are stored in the destination’s folder',
  async (_what, name) => {
    const { page } = ollim()
    const bytes = await makeUniquePng()
    await page.evaluate(
      ([given, content]) => window.ollim.uploadBytes([{ name: given, bytes: new Uint8Array(content) }]),
      [name, [...bytes]] as const,
    )
    const status = await statusOfOnly(page)
    if (status.state !== 'done') throw new Error(JSON.stringify(status))
    expect(status.key).toMatch(/^faults-files\/[^\p{Cc}/\\]+$/u)
    expect(status.key).not.toContain('..')
    expect(Buffer.byteLength(status.key)).toBeLessThanOrEqual(1024)
    const copy = path.join(await newFolder('bytes'), 'copy.png')
    await writeFile(copy, bytes)
    await expectServed(status.url, copy, 'image/png')
  },
)
