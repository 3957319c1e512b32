import { expect, inject, onTestFinished, test } from 'vitest'
import { oneFreshOllim } from '../support/electron/fresh-ollim'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { field, type TypedDestination, typeDestination, typeStore } from '../support/electron/settings-form'
import { dropFiles, press } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'
import { startForwardProxy } from '../support/servers/forward-proxy'
import { startStrict } from '../support/servers/strict-server'
import { makeCertificate, startTlsFront } from '../support/servers/tls-front'

const store = inject('publicStore')
const ollim = oneFreshOllim()

/** A server that knows the bucket to be in another region, but not in which. */
async function regionless(): Promise<string> {
  const server = await startStrict(() => ({ status: 301, code: 'PermanentRedirect' }))
  onTestFinished(() => server.stop())
  return server.endpoint
}

const mistakes: Readonly<Record<string, () => TypedDestination | Promise<TypedDestination>>> = {
  'Access key ID': () => ({ 'Access key ID': 'AKIAMISTYPED' }),
  'Secret access key': () => ({ 'Secret access key': 'mistyped' }),
  Bucket: () => ({ Bucket: 'no-such-bucket' }),
  Region: async () => ({ Endpoint: await regionless(), Region: 'eu-west-1' }),
  Endpoint: () => ({ Endpoint: 'http://127.0.0.1:9' }),
}

test.each(Object.entries(mistakes))(
  'Open Settings focuses %s if that field stops the uploads',
  async (name, mistake) => {
    const { page } = ollim()
    await typeStore(page, store, await mistake())
    await press(page, 'Save')
    await page.getByText('Drop images here').waitFor()
    await dropFiles(page, await writeImages(await newFolder('stopped'), ['stopped.png']))

    await press(page, 'Open Settings')

    const wrong = field(page, name)
    await expect.poll(() => wrong.evaluate((input) => input === document.activeElement)).toBe(true)
    expect(await wrong.evaluate((input) => input.matches(':read-only'))).toBe(false)
  },
)

test('Open Settings opens More at the certificate if something between this computer and AWS shows its own', async () => {
  const scanner = await startTlsFront(store.endpoint, await makeCertificate('scanner.office'))
  onTestFinished(() => scanner.stop())
  const proxy = await startForwardProxy('', Number(new URL(scanner.endpoint).port))
  onTestFinished(() => proxy.stop())
  const { app, page } = await ollimForTest({})
  await app.evaluate(
    ({ session }, proxyRules) => session.defaultSession.setProxy({ proxyRules }),
    new URL(proxy.address).host,
  )
  await typeDestination(page, {
    Bucket: 'photos',
    Region: 'eu-west-1',
    'Access key ID': 'AKIAIOSFODNN7EXAMPLE',
    'Secret access key': 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  })
  await press(page, 'Save')
  await page.getByText('Drop images here').waitFor()
  await dropFiles(page, await writeImages(await newFolder('scanned'), ['scanned.png']))

  await press(page, 'Open Settings')

  const authority = field(page, 'Private certificate authority')
  await expect.poll(() => authority.evaluate((area) => area === document.activeElement)).toBe(true)
  expect(await authority.isVisible()).toBe(true)
})
