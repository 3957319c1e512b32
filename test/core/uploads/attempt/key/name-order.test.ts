import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Engine } from '../../../../../electron/core/uploads/engine'
import type { EnginePorts } from '../../../../../electron/core/uploads/engine-ports'
import { engineChoices } from '../../../../support/engine-choices'
import { enginePorts } from '../../../../support/engine-ports'
import { folderForTest } from '../../../../support/files/folder-for-test'
import { writeImages } from '../../../../support/images/write-images'
import { sampleTarget } from '../../../../support/sample-target'
import { uploadsOf } from '../../../../support/uploads-of'

let ports: EnginePorts
let engine: Engine
let files: string[]
let reads: unknown
/** Lets the disk yield the first file. */
let yieldFirst: () => void
beforeEach(async () => {
  const folder = await folderForTest('same-name')
  ports = enginePorts({ folder })
  engine = new Engine(ports, engineChoices(sampleTarget({ keyTemplate: '{name}.{ext}' })))
  const folders = ['first', 'second', 'third'].map((name) => path.join(folder, name))
  files = (await Promise.all(folders.map((one) => writeImages(one, ['a.png'])))).flat()
  const read = ports.files.read.bind(ports.files)
  const yielded = new Promise<void>((resolve) => (yieldFirst = resolve))
  reads = vi.spyOn(ports.files, 'read').mockImplementation(async (source) => {
    if (source.path === files[0]) await yielded
    return read(source)
  })
})
afterEach(() => engine.dispose())

const keys = () =>
  uploadsOf(engine.list).map(({ status }) => (status.state === 'done' ? status.key : status.state))

it('images of one name get their suffixes in the order in which they were dropped', async () => {
  await engine.uploadPaths(files, 'blog')
  await expect.poll(() => reads).toHaveBeenCalledTimes(3)
  yieldFirst()
  await expect.poll(keys).toEqual(['a.png', 'a-2.png', 'a-3.png'])
})

it('an image does not wait for one of its name that has been cancelled, nor for one of another batch', async () => {
  const [first = '', second = '', third = ''] = files
  await engine.uploadPaths([first, second], 'blog')
  await engine.uploadPaths([third], 'blog')
  await expect.poll(keys).toEqual(['preparing', 'preparing', 'a.png'])
  const [cancelled] = uploadsOf(engine.list)
  engine.queue.cancel([cancelled?.id ?? ''])
  yieldFirst()
  await expect.poll(keys).toEqual(['cancelled', 'a-2.png', 'a.png'])
})
