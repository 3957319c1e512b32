import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { beforeEach, expect, inject, onTestFinished, test } from 'vitest'
import type { HistoryEntry } from '../../electron/shared/history/history'
import { destinationIn, emptyFolder, expectServed, keysIn } from '../support/electron/bucket'
import { entryNames } from '../support/electron/history-cells'
import { hurry } from '../support/electron/hurried-clock'
import type { Ollim } from '../support/electron/launch'
import { newFolder, ollimForTest, type TestLaunch } from '../support/electron/ollim-in-test'
import { dropFiles, linkOf, openTab } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'
import { startWithholding, type WithholdingProxy } from '../support/servers/withholding-proxy'

const store = inject('publicStore')
const folder = 'restart-changes'
/** How long Ollim waits, when it quits, for the answer to what it has asked for. */
const answerMilliseconds = 5_000
let proxy: WithholdingProxy
let launch: TestLaunch
let file: string

beforeEach(async () => {
  await emptyFolder(store, folder)
  proxy = await startWithholding(store.endpoint)
  onTestFinished(() => proxy.shut())
  launch = { environment: destinationIn(store, folder, proxy.endpoint), home: await newFolder('home') }
  file = (await writeImages(await newFolder('images'), ['cut-short.png']))[0] ?? ''
})

async function entriesOf({ page }: Ollim): Promise<readonly HistoryEntry[]> {
  const found = await page.evaluate(() => window.ollim.searchHistory({ text: '', sort: 'newest' }))
  return found.first
}

/** Starts Ollim and uploads the image. Returns its id. */
async function uploaded(): Promise<{ readonly ollim: Ollim; readonly id: string }> {
  const ollim = await ollimForTest(launch)
  await dropFiles(ollim.page, [file])
  await linkOf(ollim.page, 'cut-short.png')
  await expect.poll(() => entriesOf(ollim)).toHaveLength(1)
  const [entry] = await entriesOf(ollim)
  return { ollim, id: entry?.id ?? '' }
}

/** As a power cut would, or as a person would; then Ollim waits for an answer as long as it ever does. */
async function end(ollim: Ollim, how: string): Promise<void> {
  if (how === 'killed') return ollim.kill()
  await hurry(ollim.app, answerMilliseconds)
  return ollim.close()
}

const isDeletion = ({ method }: IncomingMessage): boolean => method === 'DELETE'
/** Ceph refuses the ETag in quotes, which is sent first. */
const isReplacement = ({ method, headers: { 'if-match': etag } }: IncomingMessage): boolean =>
  method === 'PUT' && etag !== undefined && !etag.startsWith('"')
const isCopy = ({ headers }: IncomingMessage): boolean => headers['x-amz-copy-source'] !== undefined

test.each(['killed', 'quit'])(
  'what was being deleted when Ollim was %s is in the history no more',
  async (how) => {
    const { ollim } = await uploaded()
    const deleted = proxy.withhold(isDeletion)
    await ollim.page.keyboard.press('Control+z')
    await ollim.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
    await deleted
    expect(await keysIn(store, folder)).toEqual([])
    await end(ollim, how)

    const next = await ollimForTest(launch)
    await openTab(next.page, 'History')
    await expect.poll(() => entryNames(next.page)).toEqual([])
  },
)

test.each(['killed', 'quit'])(
  'what was being moved when Ollim was %s stays where it was, and the next start removes its copy',
  async (how) => {
    const { ollim, id } = await uploaded()
    const copied = proxy.withhold(isCopy)
    await ollim.page.evaluate(
      (entry) => void window.ollim.moveObject(entry, 'restart-changes/옮긴 것.png'),
      id,
    )
    await copied
    await end(ollim, how)
    expect(await keysIn(store, folder)).toEqual(['cut-short.png', '옮긴 것.png'])
    void proxy.withhold(() => false)

    const next = await ollimForTest(launch)
    await expect.poll(() => keysIn(store, folder)).toEqual(['cut-short.png'])
    await openTab(next.page, 'History')
    await expect.poll(() => entryNames(next.page)).toEqual(['cut-short.png'])
    const [entry] = await entriesOf(next)
    await expectServed(entry?.url ?? '', file, 'image/png')
  },
)

test.each(['killed', 'quit'])(
  'what was being replaced when Ollim was %s is the new image after the next start',
  async (how) => {
    const { ollim, id } = await uploaded()
    const [version = ''] = await writeImages(await newFolder('version'), ['version.png'])
    const replaced = proxy.withhold(isReplacement)
    await ollim.page.evaluate(
      ([entry, bytes]) => {
        const image = new File([Uint8Array.from(bytes)], 'version.png')
        void window.ollim.replaceObject(entry, image, false)
      },
      [id, [...(await readFile(version))]] satisfies [string, number[]],
    )
    await replaced
    await end(ollim, how)
    void proxy.withhold(() => false)

    const next = await ollimForTest(launch)
    const sha256 = createHash('sha256')
      .update(await readFile(version))
      .digest('hex')
    await expect.poll(() => entriesOf(next)).toMatchObject([{ id, sha256, name: 'cut-short.png' }])
    const [entry] = await entriesOf(next)
    await expectServed(entry?.url ?? '', version, 'image/png')
  },
)
