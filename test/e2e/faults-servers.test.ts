import { beforeEach, describe, expect, inject, test } from 'vitest'
import { destinationIn } from '../support/electron/bucket'
import { goBack, goElsewhere, type Place } from '../support/electron/elsewhere'
import { readLog } from '../support/electron/log'
import { newFolder, oneOllim } from '../support/electron/ollim-in-test'
import { clearUploads, dropFiles, linkOf, press, untilRowSays } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'
import {
  faultyForTest,
  httpAnswer,
  type Misbehaviour,
  s3Error,
  startFaulty,
} from '../support/servers/faulty-server'

const store = inject('publicStore')
const ceph = inject('ceph')
const ollim = oneOllim(() => ({ environment: destinationIn(store, 'faults-servers') }))

beforeEach(async () => {
  await goBack(ollim().page)
  await clearUploads(ollim().page)
})

/** Uploads to a server, where it fails with a sentence; what goes elsewhere is none the worse for it. */
async function expectSentence(name: string, place: Place, sentence: RegExp): Promise<void> {
  const { page, home } = ollim()
  const refusalsBefore = refusalsIn(await readLog(home))
  const folder = await newFolder('servers')
  const [bad = '', good = ''] = await writeImages(folder, [`${name}.png`, 'goes on.png'])
  await goElsewhere(page, place)
  await dropFiles(page, [bad])
  // What stops every upload is said once, above the list; the rest on its row.
  await page.getByRole('main').getByText(sentence).first().waitFor()
  await goBack(page)
  await dropFiles(page, [good])
  await linkOf(page, 'goes on.png')
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
    /The connection to 127\.0\.0\.1:\d+ was lost\./,
  ],
  'answers with a web page': [
    always(httpAnswer('200 OK', html, webPage)),
    /127\.0\.0\.1:\d+ answers with a web page or something else that is not S3\./,
  ],
  'redirects to a web page': [
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
  'is too busy': [always(s3Error('503 Slow Down', 'SlowDown')), /127\.0\.0\.1:\d+ is busy\./],
  'has an internal error': [
    always(s3Error('500 Internal Server Error', 'InternalError')),
    /127\.0\.0\.1:\d+ has an internal problem\./,
  ],
  'reports expired keys': [
    always(s3Error('400 Bad Request', 'ExpiredToken')),
    /These temporary keys have expired\./,
  ],
  'has no room left': [always(s3Error('403 Forbidden', 'QuotaExceeded')), /photos is full\./],
  'does not speak HTTP': [
    (socket) => socket.write('220 mail.example.com ESMTP\r\n'),
    /What answers at 127\.0\.0\.1:\d+ is not a web server\./,
  ],
}

test.each(Object.entries(faults))(
  'a server that %s causes a clear message, and other destinations still work',
  async (what, [misbehave, sentence]) => {
    const server = await faultyForTest(misbehave)
    await expectSentence(what, { bucket: 'photos', region: 'us-east-1', endpoint: server.endpoint }, sentence)
  },
)

test('a server that is not there causes a clear message, and other destinations still work', async () => {
  const server = await startFaulty(() => undefined)
  await server.stop()
  await expectSentence('not there', { endpoint: server.endpoint }, /Nothing answers at 127\.0\.0\.1:\d+/)
})

test('an upload to a server that never answers can be cancelled, and does not delay other destinations', async () => {
  const { page } = ollim()
  const server = await faultyForTest(() => undefined)
  const [silent = '', good = ''] = await writeImages(await newFolder('silent'), ['silent.png', 'loud.png'])
  await goElsewhere(page, { endpoint: server.endpoint })
  await dropFiles(page, [silent])
  await expect.poll(() => server.seen.length).toBeGreaterThan(0)
  await goBack(page)
  await dropFiles(page, [good])
  await linkOf(page, 'loud.png')
  await press(page, 'Cancel all')
  await untilRowSays(page, 'silent.png', 'Cancelled')
})

describe.runIf(ceph !== null)('on a server with a self-signed certificate', () => {
  test('an untrusted certificate causes a clear message, and other destinations still work', async () => {
    const endpoint = ceph?.secureEndpoint ?? ''
    await expectSentence(
      'untrusted',
      { endpoint },
      /vouches for itself: no authority has signed its certificate\./,
    )
  })
})
