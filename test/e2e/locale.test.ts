import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, inject, test } from 'vitest'
import { root } from '../../build/support/root.mjs'
import { destinationIn, expectServed } from '../support/electron/bucket'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { dropFiles, linkOf } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

const name = '한글 이름.png'

test.each(['C', 'xx_YY.UTF-8'])('a dropped file keeps its name under the locale %s', async (locale) => {
  const environment = { ...destinationIn(inject('publicStore'), `locale-${locale}`), LC_ALL: locale }
  const { page } = await ollimForTest({ environment: { ...environment, LANGUAGE: 'en' } })
  const [file = ''] = await writeImages(await newFolder('locale'), [name])
  await dropFiles(page, [file])
  await expectServed(await linkOf(page, name), file, 'image/png')
})

test('build/electron-runtime.mjs prints the Electron that ensures a UTF-8 locale', async () => {
  const script = path.join(root, 'build', 'electron-runtime.mjs')
  const { stdout } = await promisify(execFile)(process.execPath, [script])
  expect(path.basename(stdout.trim())).toBe('electron-utf8')
})
