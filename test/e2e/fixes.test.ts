import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { expectNoViolations } from '../support/electron/axe'
import { oneFreshOllim } from '../support/electron/fresh-ollim'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { readSettings, untilSaved } from '../support/electron/settings'
import {
  checkResult,
  field,
  fillForm,
  openMore,
  type TypedDestination,
  typedFor,
  typeInto,
  typeStore,
} from '../support/electron/settings-form'
import { choose, dropFiles, linkOf, openTab, press } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'
import { startStrict } from '../support/servers/strict-server'

const store = inject('publicStore')
const ceph = inject('ceph')
const ollim = oneFreshOllim()

const fill = (typed: TypedDestination): Promise<void> => fillForm(ollim().page, store, typed)

test('one press replaces a wrong public URL by the bucket’s own address', async () => {
  const { page } = ollim()
  await fill({ 'Public URL base': `${store.endpoint}/elsewhere` })
  await press(page, 'Check')
  await checkResult(page, 'Link', 'failed').waitFor()
  await expectNoViolations(page)

  await press(page, 'Use the bucket’s own address')

  await checkResult(page, 'Link', 'passed').getByText('The link opens for everyone.').waitFor()
  expect(await field(page, 'Public URL base').inputValue()).toBe('')
})

test('the banner leads to a mistyped secret, and once it is corrected, waiting uploads continue', async () => {
  const { page } = ollim()
  await typeStore(page, store, { 'Secret access key': 'mistyped' })
  await press(page, 'Save')
  await page.getByText('Drop images here').waitFor()
  const [file = ''] = await writeImages(await newFolder('mistyped'), ['waits for its secret.png'])
  await dropFiles(page, [file])
  const banner = page.getByRole('alert').filter({ hasText: 'The secret does not fit this key.' })

  await press(banner, 'Open Settings')
  const secret = field(page, 'Secret access key')
  await expect.poll(() => secret.evaluate((input) => input === document.activeElement)).toBe(true)
  await page.keyboard.type(store.secretAccessKey)
  await press(page, 'Save')

  await openTab(page, 'Uploads')
  await linkOf(page, 'waits for its secret.png')
})

test('one press leaves out the access list if the bucket does not accept any', async () => {
  const { page } = ollim()
  const server = await startStrict((headers) =>
    headers['x-amz-acl'] === undefined ? undefined : { status: 400, code: 'AccessControlListNotSupported' },
  )
  onTestFinished(() => server.stop())
  await fill({ Endpoint: server.endpoint })
  await openMore(page)
  await choose(page, 'Access list (ACL)', 'Everyone may read (public-read)')
  await press(page, 'Check')

  await press(page, 'Leave out the access list')

  await expect.poll(() => server.accepted.length).toBeGreaterThan(0)
  await page.getByRole('combobox', { name: 'Access list (ACL)' }).getByText('None').waitFor()
  await press(page, 'Discard changes')
})

describe.runIf(ceph !== null)('on a private bucket', () => {
  test('the fixes that a check offers are buttons beside each other, with a gap', async () => {
    if (ceph === null) return
    const { page } = ollim()
    await page.setViewportSize({ width: 1600, height: 900 })
    await fill({ ...typedFor({ ...store, ...ceph, bucket: ceph.privateBucket }) })
    await press(page, 'Check')
    const buttons = checkResult(page, 'Link', 'failed').getByRole('button')
    await buttons.nth(1).waitFor()
    const [first, second] = await Promise.all((await buttons.all()).map((button) => button.boundingBox()))
    expect(second?.y).toBe(first?.y)
    expect((second?.x ?? 0) - (first?.x ?? 0) - (first?.width ?? 0)).toBeGreaterThanOrEqual(6)
  })

  test('one press switches to presigned links if nobody may open public ones', async () => {
    if (ceph === null) return
    const { page } = ollim()
    await fill({ ...typedFor({ ...store, ...ceph, bucket: ceph.privateBucket }) })
    await press(page, 'Check')
    await checkResult(page, 'Link', 'failed').waitFor()

    await press(page, 'Switch to presigned links')

    await checkResult(page, 'Link', 'passed')
      .getByText('The link opens for everyone who has it, until it expires.')
      .waitFor()
  })
})

test('images are uploaded without an access list to a bucket that accepts none, and one banner says so', async () => {
  const server = await startStrict((headers) =>
    headers['x-amz-acl'] === undefined ? undefined : { status: 400, code: 'AccessControlListNotSupported' },
  )
  onTestFinished(() => server.stop())
  const { page } = ollim()
  await fillForm(page, store, {
    'Destination name': 'Owner enforced',
    Endpoint: server.endpoint,
  })
  await openMore(page)
  await choose(page, 'Access list (ACL)', 'Everyone may read (public-read)')
  await press(page, 'Save')
  await untilSaved(page, ['Owner enforced'])
  await openTab(page, 'Uploads')
  await dropFiles(page, await writeImages(await newFolder('without'), ['1.png', '2.png', '3.png']))

  for (const name of ['1.png', '2.png', '3.png']) await linkOf(page, name)

  const banner = page.getByRole('alert').filter({ hasText: 'Owner enforced' })
  await banner.getByText('Owner enforced does not accept access lists.').waitFor()
  expect(await banner.count()).toBe(1)
  expect(server.accepted.every((headers) => headers['x-amz-acl'] === undefined)).toBe(true)
  expect(await readSettings(page)).toMatchObject({ destinations: [{ accessList: 'none' }] })
  await expectNoViolations(page)
  await press(banner, 'Dismiss')
  await expect.poll(() => banner.count()).toBe(0)
})

test('uploads continue after the region is corrected in the banner, and saving an older edit does not revert it', async () => {
  const endpoint = await startInSeoul()
  const { page } = ollim()
  await fillForm(page, store, {
    'Destination name': 'Far away',
    Endpoint: endpoint,
    Region: 'us-east-1',
  })
  await press(page, 'Save')
  await untilSaved(page, ['Far away'])
  await typeInto(page, 'Key template', 'half/{name}.{ext}')
  await openTab(page, 'Uploads')
  await dropFiles(page, await writeImages(await newFolder('fixed'), ['fixed.png']))

  await press(page, 'Use region ap-northeast-2')

  await linkOf(page, 'fixed.png')
  expect(await readSettings(page)).toMatchObject({ destinations: [{ region: 'ap-northeast-2' }] })

  // What was typed before is still to be saved, and takes nothing back.
  await openTab(page, 'Settings')
  await expect.poll(() => field(page, 'Region').inputValue()).toBe('ap-northeast-2')
  await press(page, 'Save')
  await expect
    .poll(() => readSettings(page))
    .toMatchObject({ destinations: [{ region: 'ap-northeast-2', keyTemplate: 'half/{name}.{ext}' }] })
})

test('a fix that cannot be saved says why', async () => {
  const shared = { name: 'Photos', provider: 'other', bucket: 'photos', endpoint: await startInSeoul() }
  const destinations = ['first', 'second'].map((id) => ({
    ...{ id, ...shared, region: 'us-east-1', pathStyle: true },
    credentialsSource: { kind: 'environment' },
  }))
  const home = await newFolder('namesakes')
  await mkdir(home, { recursive: true })
  await writeFile(path.join(home, 'settings.json'), JSON.stringify({ version: 1, destinations }))
  const environment = {
    AWS_ACCESS_KEY_ID: store.accessKeyId,
    AWS_SECRET_ACCESS_KEY: store.secretAccessKey,
  }
  const { page } = await ollimForTest({ home, environment })
  await dropFiles(page, await writeImages(await newFolder('refused'), ['refused.png']))

  await press(page, 'Use region ap-northeast-2')

  const told = page.getByRole('alert').filter({ hasText: 'Another destination is already called Photos.' })
  await told.getByRole('button', { name: 'Open Settings' }).waitFor()
  expect((await readSettings(page)).destinations[0]?.region).toBe('us-east-1')
})

/** A server that sends everybody to ap-northeast-2. @returns its endpoint */
async function startInSeoul(): Promise<string> {
  const server = await startStrict(({ authorization = '' }) =>
    authorization.includes('/ap-northeast-2/')
      ? undefined
      : { status: 301, code: 'PermanentRedirect', headers: { 'x-amz-bucket-region': 'ap-northeast-2' } },
  )
  onTestFinished(() => server.stop())
  return server.endpoint
}
