import { expect, inject, onTestFinished, test } from 'vitest'
import { runOllim } from '../integration/cli/ollim'
import { destinationIn, emptyFolder, expectServed, keysIn } from '../support/electron/bucket'
import { goBack, goElsewhere } from '../support/electron/elsewhere'
import { holdEnd } from '../support/electron/held-end'
import { inheritedEnvironment } from '../support/electron/launch'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { endOllimOf, ollimOf } from '../support/electron/other-ollim'
import { startAgain } from '../support/electron/second-start'
import { writeImages } from '../support/images/write-images'

const store = inject('publicStore')

test('files of starts while Ollim is quitting are uploaded by a new Ollim', async () => {
  const home = await newFolder('home')
  const folder = await newFolder('ending')
  const names = ['a+b.png', '-빨강 사진.png']
  await emptyFolder(store, 'ending')
  await writeImages(folder, names)
  const ollim = await ollimForTest({ home, environment: destinationIn(store, 'ending') })
  const first = await ollimOf(home)
  const held = await holdEnd(ollim)
  onTestFinished(() => endOllimOf(home))

  await expect(startAgain({ home }, ['a+b.png'], folder)).resolves.toBe(0)
  await expect(startAgain({ home }, ['--hidden', '--', '-빨강 사진.png'], folder)).resolves.toBe(0)
  await expect(keysIn(store, 'ending')).resolves.toEqual([])
  await held.release()

  await expect(ollim.ended()).resolves.toBe(0)
  await expect.poll(() => keysIn(store, 'ending'), { timeout: 20_000 }).toEqual(names.toSorted())
  expect(await ollimOf(home)).not.toBe(first)
})

test('a command run while Ollim is quitting gets its links from a new Ollim', async () => {
  const home = await newFolder('home')
  const folder = await newFolder('ending')
  const [file = ''] = await writeImages(folder, ['명령.png'])
  const ollim = await ollimForTest({ home, environment: destinationIn(store, 'ending-command') })
  // One that is saved, too: where there is none, the command starts no app.
  await goElsewhere(ollim.page, {})
  await goBack(ollim.page)
  const held = await holdEnd(ollim)
  onTestFinished(() => endOllimOf(home))

  const env = { ...inheritedEnvironment(), OLLIM_HOME: home }
  const command = runOllim(['upload', '명령.png'], { cwd: folder, env })
  await held.untilStarted(1)
  await held.release()

  const { code, stdout, stderr } = await command
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  await expectServed(stdout.trim(), file, 'image/png')
})
