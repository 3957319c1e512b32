import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { makeAwsHome } from '../support/aws-home'
import { expectServed } from '../support/electron/bucket'
import { oneFreshOllim } from '../support/electron/fresh-ollim'
import { newFolder } from '../support/electron/ollim-in-test'
import { readSettings, untilSaved } from '../support/electron/settings'
import {
  checkResult,
  chooseProvider,
  field,
  sentenceAt,
  typeDestination,
  typeInto,
} from '../support/electron/settings-form'
import { dropFiles, dropOn, linkOf, openTab, press } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'
import { type FaultyServer, httpAnswer, s3Error, startFaulty } from '../support/servers/faulty-server'

const store = inject('publicStore')

/** The keys that the public bucket takes, as a profile of `~/.aws/credentials`. */
function profile(name: string, secret = store.secretAccessKey): string {
  return `[${name}]\naws_access_key_id = ${store.accessKeyId}\naws_secret_access_key = ${secret}\n`
}

const ollimWithProfiles = oneFreshOllim(async () => {
  const aws = await makeAwsHome(await newFolder('aws'))
  const nas = `${profile('nas')}endpoint_url = ${store.endpoint}/\n`
  await aws.write('credentials', nas + profile('blog') + profile('work', 'wrong'))
  await aws.write(
    'config',
    '[profile office]\nsso_session = work\nsso_account_id = 123456789012\nsso_role_name = Uploads\n' +
      '[sso-session work]\nsso_start_url = https://example.awsapps.com/start\nsso_region = us-east-1\n',
  )
  return { environment: { HOME: aws.home, AWS_EC2_METADATA_DISABLED: 'true' } }
})

/** Pastes into the box for whatever the person has. */
async function pasteText(page: Page, text: string): Promise<void> {
  const box = page.getByRole('textbox', { name: 'Paste anything' })
  await box.fill(text)
  await box.press('Enter')
}

test('choosing a profile also fills in the server that it names, and a message says so', async () => {
  const { page } = ollimWithProfiles()
  await press(page.getByRole('group', { name: 'Found on this computer' }), '~/.aws profile nas')
  await expect.poll(() => field(page, 'Endpoint').inputValue()).toBe(store.endpoint)
  expect(await sentenceAt(page, 'Endpoint')).toBe(
    `These credentials come with the server ${store.endpoint}/. Ollim left out the slash at the end.`,
  )
  await typeDestination(page, { Bucket: store.bucket, Region: store.region })
  await press(page, 'Check')
  for (const step of ['Who', 'Where', 'May', 'Link']) await checkResult(page, step, 'passed').waitFor()
})

test('images can be uploaded with a profile found on this computer, and none of its keys is stored', async () => {
  const { page, home } = ollimWithProfiles()
  await press(page.getByRole('group', { name: 'Found on this computer' }), '~/.aws profile blog')
  expect(await page.getByRole('combobox', { name: 'Credentials' }).innerText()).toBe('~/.aws profile blog')
  expect(await field(page, 'Secret access key').count()).toBe(0)

  await chooseProvider(page, 'MinIO')
  await typeDestination(page, { Endpoint: store.endpoint, Bucket: store.bucket, Region: store.region })
  await press(page, 'Check')
  for (const step of ['Who', 'Where', 'May', 'Link']) await checkResult(page, step, 'passed').waitFor()
  await press(page, 'Save')
  const files = await writeImages(await newFolder('borrowed'), ['borrowed.png'])
  await page.getByText('Drop images here').waitFor()
  await dropFiles(page, files)
  await expectServed(await linkOf(page, 'borrowed.png'), files[0] ?? '', 'image/png')

  expect((await readSettings(page)).destinations).toMatchObject([
    { credentialsSource: { kind: 'profile', name: 'blog' }, accessKeyIdEnd: '', hasSecretAccessKey: false },
  ])
  const stored = await readFile(path.join(home, 'settings.json'), 'utf8')
  expect(stored).not.toContain(store.accessKeyId)
  expect(stored).toContain('"secrets": {}')
})

test('a check reports what is wrong with a profile, and the command that fixes it', async () => {
  const { page } = ollimWithProfiles()
  await press(page, '~/.aws profile office')
  await typeDestination(page, { Bucket: 'photos', Region: 'us-east-1' })
  await press(page, 'Check')
  await checkResult(page, 'Who', 'failed')
    .getByText('Run aws sso login --profile office in a terminal')
    .waitFor()
})

describe('temporary keys', () => {
  const newKey = 'ASIANEWKEYEXAMPLE001'
  const ollim = oneFreshOllim()
  let server: FaultyServer

  beforeAll(async () => {
    server = await startFaulty((socket, { isComplete, keyId, method }) => {
      if (!isComplete) return
      if (keyId !== newKey) socket.write(s3Error('400 Bad Request', 'ExpiredToken'))
      // Every name is free, and every image is taken.
      else if (method === 'HEAD') socket.write(httpAnswer('404 Not Found', {}))
      else socket.write(httpAnswer('200 OK', { etag: '"d41d8cd98f00b204e9800998ecf8427e"' }))
    })
  })
  afterAll(() => server.stop())

  function keys(id: string, minutes: number): string {
    return JSON.stringify({
      Credentials: {
        AccessKeyId: id,
        SecretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
        SessionToken: 'IQoJb3JpZ2luX2VjEXAMPLE',
        Expiration: new Date(Date.now() + minutes * 60_000 + 5_000).toISOString(),
      },
    })
  }

  test('show the time left in the form and in the list, and cause a warning five minutes before they expire', async () => {
    const { page } = ollim()
    await chooseProvider(page, 'MinIO')
    await typeDestination(page, { Endpoint: server.endpoint, Bucket: 'photos', Region: 'us-east-1' })
    await pasteText(page, keys(newKey, 42))
    await press(page, 'Save')
    await untilSaved(page, ['photos'])
    await openTab(page, 'Settings')
    await expect.poll(() => page.getByText('expires in 42 min').count()).toBe(2)

    await pasteText(page, keys(newKey, 4))
    await press(page, 'Save')
    const notice = page.getByRole('alert').filter({ hasText: 'photos' })
    await notice.getByText(/expire at/).waitFor()
    await pasteText(page, keys(newKey, 600))
    await press(page, 'Save')
    await notice.waitFor({ state: 'detached' })

    await pasteText(page, keys(newKey, 4))
    await press(page, 'Save')
    await notice.getByText(/expire at/).waitFor()
    await press(notice, 'Paste new credentials')
    const box = page.getByRole('textbox', { name: 'Paste anything' })
    await expect.poll(() => box.evaluate((area) => area === document.activeElement)).toBe(true)
  })

  test('pause uploads when they expire, until new ones are pasted', async () => {
    const { page } = ollim()
    await chooseProvider(page, 'MinIO')
    await typeDestination(page, { Endpoint: server.endpoint, Bucket: 'photos', Region: 'us-east-1' })
    await pasteText(page, keys('ASIAOLDKEYEXAMPLE001', 600))
    await typeInto(page, 'Bucket', 'photos')
    await press(page, 'Save')
    await page.getByText('Drop images here').waitFor()
    const names = Array.from({ length: 12 }, (_, index) => `${String(index)}.png`)
    await dropOn(page.getByRole('main'), await writeImages(await newFolder('expired'), names))
    await page.getByText('These temporary keys have expired.').waitFor()
    await page.getByText(/uploads? (is|are) paused. Nothing is lost./).waitFor()

    await press(page, 'Paste new credentials')
    await pasteText(page, keys(newKey, 600))
    await press(page, 'Save')
    await openTab(page, 'Uploads')
    for (const name of names) await linkOf(page, name)
    expect(await page.getByText('These temporary keys have expired.').count()).toBe(0)
  })
})

test('typed keys are still there after choosing a profile and switching back', async () => {
  const { page } = ollimWithProfiles()
  await typeDestination(page, { 'Secret access key': 'typed before' })
  await press(page, '~/.aws profile blog')
  await page.getByRole('combobox', { name: 'Credentials' }).click()
  await page.getByRole('option', { name: 'Keys entered here' }).click()
  expect(await field(page, 'Secret access key').inputValue()).toBe('typed before')
})
