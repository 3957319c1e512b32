import { mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import { runInShell, runOllim } from '../integration/cli/ollim'
import { destinationIn, expectServed } from '../support/electron/bucket'
import { goElsewhere } from '../support/electron/elsewhere'
import { inheritedEnvironment } from '../support/electron/launch'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { endOllimOf } from '../support/electron/other-ollim'
import { untilSaved } from '../support/electron/settings'
import { chooseProvider, typeDestination, typedFor } from '../support/electron/settings-form'
import { linkOf, openTab, press, untilRowSays, uploadRow } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

const store = inject('publicStore')

test('the command line has the app upload to a saved destination, starting the app if it is not running', async () => {
  const home = await newFolder('home')
  const folder = await newFolder('command')
  const names = ['명령 줄.png', 'a+b.png']
  const files = await writeImages(folder, [...names, 'later.png'])
  const command = (...args: readonly string[]) =>
    runOllim(args, { cwd: folder, env: { ...inheritedEnvironment(), OLLIM_HOME: home } })
  const ollim = await ollimForTest({ home })
  await openTab(ollim.page, 'Settings')
  await chooseProvider(ollim.page, 'Other')
  await typeDestination(ollim.page, { ...typedFor(store), 'Destination name': '내 블로그' })
  await ollim.page.getByText('Store all the same', { exact: true }).click()
  await press(ollim.page, 'Save')
  await untilSaved(ollim.page, ['내 블로그'])
  await openTab(ollim.page, 'Uploads')

  const running = await command('upload', '--destination', '내 블로그', ...names)
  expect(running).toMatchObject({ code: 0, stderr: '' })
  const links = running.stdout.trimEnd().split('\n')
  expect(links).toEqual(await Promise.all(names.map((name) => linkOf(ollim.page, name))))
  for (const [index, link] of links.entries()) await expectServed(link, files[index] ?? '', 'image/png')

  await ollim.close()
  onTestFinished(() => endOllimOf(home))
  const started = await command('upload', 'later.png')
  expect(started).toMatchObject({ code: 0, stderr: '' })
  await expectServed(started.stdout.trim(), files[2] ?? '', 'image/png')
})

test('a command knows the destination with which the running app was started, although it is saved nowhere', async () => {
  const home = await newFolder('home')
  const environment = destinationIn(store, 'container')
  await ollimForTest({ home, environment })
  const command = (...args: readonly string[]) =>
    runOllim(args, { cwd: home, env: { ...inheritedEnvironment(), OLLIM_HOME: home } })

  const listed = await command('destinations', '--json')
  expect(JSON.parse(listed.stdout)).toMatchObject([{ name: store.bucket, default: true, environment: true }])
  const policy = await command('policy')
  expect(JSON.parse(policy.stdout)).toMatchObject({ Statement: [{ Sid: 'OllimUploads' }] })
})

test('uploads that a command gave up show the reason in the window, and are not retried until the person asks', async () => {
  const home = await newFolder('home')
  const folder = await newFolder('refused')
  const names = ['tried again.png', 'at rest.png'] as const
  const [file = ''] = await writeImages(folder, names)
  const environment = destinationIn(store, 'given-up')
  const ollim = await ollimForTest({ home, environment })
  await goElsewhere(ollim.page, { bucket: 'not-there' })

  const ended = await runOllim(['upload', ...names], {
    cwd: folder,
    env: { ...inheritedEnvironment(), OLLIM_HOME: home },
  })

  expect(ended).toMatchObject({ code: 1, stdout: '' })
  for (const name of names) {
    expect(ended.stderr).toContain(
      `${name}: No bucket named not-there. Check the spelling and the region, or create it.\n`,
    )
    await untilRowSays(ollim.page, name, 'No bucket named not-there.')
  }
  await goElsewhere(ollim.page, { bucket: store.bucket })
  await press(uploadRow(ollim.page, 'tried again.png'), 'Retry')
  await expectServed(await linkOf(ollim.page, 'tried again.png'), file, 'image/png')
  await ollim.close()

  const next = await ollimForTest({ home, environment })
  await untilRowSays(next.page, 'at rest.png', /Check the spelling and the region, or create it\./)
  await uploadRow(next.page, 'at rest.png').getByRole('button', { name: 'Retry' }).waitFor()
})

test('failed images from a command’s standard input can be retried in the window, and are then removed from the disk', async () => {
  const folder = await newFolder('piped')
  const home = path.join(folder, 'home')
  await mkdir(home)
  const [file = ''] = await writeImages(folder, ['piped.png'])
  const ollim = await ollimForTest({ home, environment: destinationIn(store, 'piped') })
  await goElsewhere(ollim.page, { bucket: 'not-there' })

  expect(await runInShell('$OLLIM upload - - < piped.png', folder)).toMatchObject({ code: 1, stdout: '' })

  await goElsewhere(ollim.page, { bucket: store.bucket })
  await press(ollim.page, 'Retry failed')
  await expect.poll(async () => uploadRow(ollim.page, 'image').getByRole('link').count()).toBe(2)
  const link = await uploadRow(ollim.page, 'image').getByRole('link').first().getAttribute('href')
  await expectServed(link ?? '', file, 'image/png')
  await expect.poll(() => readdir(path.join(home, 'spool'))).toEqual([])
})
