import { readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, inject, test } from 'vitest'
import { runOllim } from '../integration/cli/ollim'
import { expectServed } from '../support/electron/bucket'
import { inheritedEnvironment } from '../support/electron/launch'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { untilSaved } from '../support/electron/settings'
import { writeImages } from '../support/images/write-images'

const store = inject('publicStore')
const passphrase = 'rain on the tin roof'

const remote = (name: string, bucket: string) =>
  `[${name}]\ntype = s3\nprovider = Other\nendpoint = ${store.endpoint}\nregion = ${store.region}\n` +
  `access_key_id = ${store.accessKeyId}\nsecret_access_key = ${store.secretAccessKey}\nbucket = ${bucket}\n`

test('the command line exports destinations, with secrets encrypted by a passphrase, and imports them elsewhere', async () => {
  const folder = await newFolder('move')
  const command = (home: string, ...args: readonly string[]) =>
    runOllim(args, {
      cwd: folder,
      env: { ...inheritedEnvironment(), OLLIM_HOME: home, OLLIM_PASSPHRASE: passphrase },
    })
  const home = await newFolder('home')
  const first = await ollimForTest({ home })
  await writeFile(path.join(folder, 'rclone.conf'), remote('Blog', store.bucket) + remote('Other', 'another'))

  const imported = await command(home, 'import', 'rclone.conf')
  expect(imported.code).toBe(0)
  expect(imported.stdout).toContain(
    `Added “Blog”: bucket ${store.bucket}, key …${store.accessKeyId.slice(-4)}.`,
  )
  await untilSaved(first.page, ['Blog', 'Other'])
  const again = await command(home, 'import', 'rclone.conf')
  expect(again).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('“Blog” already exists and stays as it is.'),
  })

  expect(await command(home, 'destinations')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Blog \(default\)\t.+\nOther\tanother\t/),
  })
  const exported = await command(home, 'export', '--secrets', 'all.json')
  expect(exported).toMatchObject({ code: 0, stdout: '' })
  expect((await stat(path.join(folder, 'all.json'))).mode & 0o777).toBe(0o600)
  expect(await readFile(path.join(folder, 'all.json'), 'utf8')).not.toContain(store.secretAccessKey)
  await first.close()

  const otherHome = await newFolder('home')
  const second = await ollimForTest({ home: otherHome })
  expect(await command(otherHome, 'import', 'all.json')).toMatchObject({ code: 0 })
  await untilSaved(second.page, ['Blog', 'Other'])
  const files = await writeImages(folder, ['moved.png'])
  const uploaded = await command(otherHome, 'upload', '--destination', 'Blog', 'moved.png')
  expect(uploaded).toMatchObject({ code: 0, stderr: '' })
  await expectServed(uploaded.stdout.trim(), files[0] ?? '', 'image/png')
})
