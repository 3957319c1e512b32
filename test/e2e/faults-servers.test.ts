import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest'
import type { DestinationFields } from '../../electron/shared/destination'
import { readLog } from '../support/electron/log'
import { newFolder, oneOllim } from '../support/electron/ollim-in-test'
import { clearUploads, dropFiles, linkOf, press, untilRowSays } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'
import type { PublicStore } from '../support/servers/embedded'
import { httpAnswer, type Misbehaviour, s3Error, startFaulty } from '../support/servers/faulty-server'

const store = inject('publicStore')
const ceph = inject('ceph')
const ollim = oneOllim(() => ({}))

/** Saves a destination, in the place of one of that name, and uploads go there from now on. */
async function goTo(page: Page, name: string, place: PublicStore): Promise<void> {
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = place
  const fields: DestinationFields = {
    name,
    provider: 'other',
    endpoint,
    bucket,
    region,
    keyTemplate: 'faults-servers/{name}.{ext}',
    publicUrlBase: '',
    pathStyle: true,
    cacheControl: '',
  }
  await page.evaluate(
    async ([typed, credentials]) => {
      const { destinations } = await window.ollim.readSettings()
      const known = destinations.find((destination) => destination.name === typed.name)
      const draft = { fields: typed, credentials, ...(known === undefined ? {} : { id: known.id }) }
      const saved = await window.ollim.saveDestination(draft)
      if (!saved.ok) throw new Error(JSON.stringify(saved.problem))
      await window.ollim.chooseDefaultDestination(saved.value.id)
    },
    [fields, { accessKeyId, secretAccessKey }] as const,
  )
}

beforeAll(() => goTo(ollim().page, 'Good', store))

/** Uploads to a server, where it fails with a sentence; what goes elsewhere is none the worse for it. */
async function expectSentence(name: string, place: PublicStore, sentence: RegExp): Promise<void> {
  const { page, home } = ollim()
  const refusalsBefore = refusalsIn(await readLog(home))
  const folder = await newFolder('servers')
  const [bad = '', good = ''] = await writeImages(folder, [`${name}.png`, 'goes on.png'])
  await goTo(page, 'Faulty', place)
  await dropFiles(page, [bad])
  // What stops every upload is said once, above the list; the rest on its row.
  await page.getByRole('main').getByText(sentence).first().waitFor()
  await goTo(page, 'Good', store)
  await dropFiles(page, [good])
  await linkOf(page, 'goes on.png')
  await page.evaluate(() => window.ollim.cancelAllUploads())
  await clearUploads(page)
  expect(refusalsIn(await readLog(home))).toBeGreaterThan(refusalsBefore)
}

function refusalsIn(log: string): number {
  return log.split('The store refused a request').length - 1
}

function always(answer: string): Misbehaviour {
  return (socket, { isComplete }) => {
    if (isComplete) socket.write(answer)
  }
}

const html = { 'content-type': 'text/html' }
const webPage = '<html><title>Sign in to Hotel Wi-Fi</title><body>Welcome</body></html>'

const faults: Readonly<Record<string, readonly [Misbehaviour, RegExp]>> = {
  'hangs up instead of answering': [
    (socket, { isComplete }) => isComplete && socket.destroy(),
    /The connection to 127\.0\.0\.1:\d+ broke off\./,
  ],
  'answers with a web page': [
    always(httpAnswer('200 OK', html, webPage)),
    /127\.0\.0\.1:\d+ answered with something else than S3, such as a web page\./,
  ],
  'sends uploads to a web page': [
    always(httpAnswer('302 Found', { ...html, location: 'https://wifi.example/login' }, webPage)),
    /127\.0\.0\.1:\d+ sends uploads on to another address\./,
  ],
  'is in another region': [
    always(
      s3Error('301 Moved Permanently', 'PermanentRedirect', {
        headers: { 'x-amz-bucket-region': 'ap-northeast-2' },
      }),
    ),
    /The bucket photos is in ap-northeast-2, not in us-east-1\./,
  ],
  'wants no more for now': [always(s3Error('503 Slow Down', 'SlowDown')), /127\.0\.0\.1:\d+ is busy\./],
  'has a problem of its own': [
    always(s3Error('500 Internal Server Error', 'InternalError')),
    /127\.0\.0\.1:\d+ has a problem of its own\./,
  ],
  'knows the key no more': [
    always(s3Error('400 Bad Request', 'ExpiredToken')),
    /These temporary keys have expired\./,
  ],
  'has no room left': [
    always(s3Error('403 Forbidden', 'QuotaExceeded')),
    /There is no room left in photos\./,
  ],
  'speaks no HTTP': [
    (socket) => socket.write('220 mail.example.com ESMTP\r\n'),
    /What answers at 127\.0\.0\.1:\d+ is no web server\./,
  ],
}

test.each(Object.entries(faults))(
  'a server that %s: a sentence, and other uploads go on',
  async (what, [misbehave, sentence]) => {
    const server = await startFaulty(misbehave)
    onTestFinished(() => server.stop())
    await expectSentence(
      what,
      { ...store, bucket: 'photos', region: 'us-east-1', endpoint: server.endpoint },
      sentence,
    )
  },
)

test('a server that is not there: a sentence, and other uploads go on', async () => {
  const server = await startFaulty(() => undefined)
  await server.stop()
  await expectSentence(
    'not there',
    { ...store, endpoint: server.endpoint },
    /Nothing answers at 127\.0\.0\.1:\d+/,
  )
})

test('an upload to a server that never answers can be cancelled, and others need not wait for it', async () => {
  const { page } = ollim()
  const server = await startFaulty(() => undefined)
  onTestFinished(() => server.stop())
  const [silent = '', good = ''] = await writeImages(await newFolder('silent'), ['silent.png', 'loud.png'])
  await goTo(page, 'Faulty', { ...store, endpoint: server.endpoint })
  await dropFiles(page, [silent])
  await expect.poll(() => server.seen.length).toBeGreaterThan(0)
  await goTo(page, 'Good', store)
  await dropFiles(page, [good])
  await linkOf(page, 'loud.png')
  await press(page, 'Cancel all')
  await untilRowSays(page, 'silent.png', 'Cancelled')
  await clearUploads(page)
})

describe.runIf(ceph !== null)('on a server with a certificate of its own', () => {
  test('an untrusted certificate: a sentence, and other uploads go on', async () => {
    const endpoint = ceph?.secureEndpoint ?? ''
    await expectSentence('untrusted', { ...store, endpoint }, /The server's certificate is not trusted\./)
  })
})
