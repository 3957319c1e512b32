import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Engine } from '../../../../../electron/core/uploads/engine'
import { noConversion } from '../../../../../electron/shared/uploads/conversion'
import { success } from '../../../../../electron/shared/result'
import { engineChoices } from '../../../../support/engine-choices'
import { enginePorts } from '../../../../support/engine-ports'
import { folderForTest } from '../../../../support/files/folder-for-test'
import { makeImage } from '../../../../support/images/images'
import { sampleTarget } from '../../../../support/sample-target'
import { uploadsOf } from '../../../../support/uploads-of'

describe('a file that could not be read when it was dropped', () => {
  let file: string
  let engine: Engine
  /** The types that the converter was asked for. */
  let convertedTo: string[]

  beforeEach(async () => {
    const folder = await folderForTest('recheck-file')
    file = path.join(folder, 'a.png')
    convertedTo = []
    const conversion = { ...noConversion, to: 'webp' as const }
    engine = new Engine(
      enginePorts({
        folder,
        converter: {
          convert: async ({ conversion }) => {
            convertedTo.push(conversion.to)
            return success(undefined)
          },
        },
      }),
      engineChoices(sampleTarget(), { conversion: () => conversion }),
    )
    engine.start()
    await engine.uploadPaths([file], 'blog')
    expect(upload()).toMatchObject({ status: { failure: { facts: { reason: 'gone' } } } })
  })
  afterEach(() => engine.dispose())

  const upload = () => uploadsOf(engine.list)[0]

  async function retry() {
    const before = upload()?.revision ?? 0
    engine.queue.retry([upload()?.id ?? ''])
    const next = () => (upload()?.revision === before ? undefined : upload()?.status.state)
    await expect.poll(next).toMatch(/done|failed/)
  }

  it('is uploaded when it is retried, once it can be read', async () => {
    await writeFile(file, await makeImage('png'))
    await retry()
    expect(upload()).toMatchObject({
      name: 'a.png',
      contentType: 'image/png',
      dimensions: {},
      status: { state: 'done', key: expect.stringMatching(/a\.png$/) },
    })
  })

  it.each([
    ['png', ['webp']],
    ['gif', []],
  ] as const)('is converted as was wished when it was dropped, if its type can be: %s', async (type, to) => {
    await writeFile(file, await makeImage(type))
    await retry()
    expect(upload()).toMatchObject({ contentType: `image/${type}`, status: { state: 'done' } })
    expect(convertedTo).toEqual(to)
  })

  it('is refused again under its name while it cannot be read', async () => {
    await retry()
    expect(upload()).toMatchObject({ status: { failure: { facts: { name: 'a.png', reason: 'gone' } } } })
  })

  it('is judged like any other file', async () => {
    await writeFile(file, 'no image')
    await retry()
    expect(upload()).toMatchObject({ contentType: '', status: { failure: { kind: 'not-an-image' } } })
  })

  it('is refused as a folder if it is one', async () => {
    await mkdir(file)
    await retry()
    expect(upload()).toMatchObject({ status: { failure: { facts: { name: 'a.png', reason: 'folder' } } } })
  })
})
