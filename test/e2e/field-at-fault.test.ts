import { expect, inject, onTestFinished, test } from 'vitest'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import {
  chooseProvider,
  field,
  typeDestination,
  type TypedDestination,
  typedFor,
} from '../support/electron/settings-form'
import { dropFiles, press } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'
import { startStrict } from '../support/servers/strict-server'

const store = inject('publicStore')

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
    const { page } = await ollimForTest({})
    await chooseProvider(page, 'MinIO')
    await typeDestination(page, { ...typedFor(store), ...(await mistake()) })
    await press(page, 'Save')
    await page.getByText('Drop images here').waitFor()
    await dropFiles(page, await writeImages(await newFolder('stopped'), ['stopped.png']))

    await press(page, 'Open Settings')

    const wrong = field(page, name)
    await expect.poll(() => wrong.evaluate((input) => input === document.activeElement)).toBe(true)
    expect(await wrong.evaluate((input) => input.matches(':read-only'))).toBe(false)
  },
)
