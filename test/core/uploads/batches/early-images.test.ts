import { existsSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { Engine } from '../../../../electron/core/uploads/engine'
import type { EnginePorts } from '../../../../electron/core/uploads/engine-ports'
import { EarlyImages } from '../../../../electron/core/uploads/batches/early-images'
import { engineChoices } from '../../../support/engine-choices'
import { enginePorts } from '../../../support/engine-ports'
import { folderForTest } from '../../../support/files/folder-for-test'
import { makeUniquePng, writeImages } from '../../../support/images/write-images'
import { MemorySettingsFile, saveIn, startSettings } from '../../../support/memory-settings'
import { sampleTarget } from '../../../support/sample-target'
import { uploadsOf } from '../../../support/uploads-of'

let folder: string
let file: string
let ports: EnginePorts
let engine: Engine
let settingsFile: MemorySettingsFile
beforeEach(async () => {
  folder = await folderForTest('early')
  const [first = ''] = await writeImages(folder, ['first.png'])
  file = first
  ports = enginePorts({ folder })
  engine = new Engine(ports, engineChoices(sampleTarget()))
  settingsFile = new MemorySettingsFile()
})
afterEach(() => engine.dispose())

/** As a start does, with the settings that the last run has left. */
function start() {
  const { service } = startSettings({ file: settingsFile })
  const images = new EarlyImages({ engine, settings: service, spool: ports.spool })
  images.forgetAccepted(ports.journal.load())
  const told = { uploaded: 0, waiting: 0 }
  images.start({ onUploaded: () => (told.uploaded += 1), onWaiting: () => (told.waiting += 1) })
  return { service, images, told }
}

/** A start after a crash: nothing of the last run is left but what is on disk. */
function restart() {
  const killed = engine
  onTestFinished(() => killed.dispose())
  engine = new Engine(ports, engineChoices(sampleTarget()))
  engine.start()
  return start()
}

/** A disk that never yields. */
const never = new Promise<never>(() => undefined)

const namesUpTo = (count: number) => Array.from({ length: count }, (_, index) => `${index}.png`)

const names = () => uploadsOf(engine.list).map(({ name }) => name)

/** Gives two images while there is no destination. */
async function giveEarly(images: EarlyImages) {
  await images.uploadPaths([file], '')
  await images.uploadBytes([{ name: 'pasted/한글.png', bytes: await makeUniquePng() }], '')
}

describe('images that come before there is a destination', () => {
  it('wait, and are uploaded to the first one', async () => {
    const { service, images, told } = start()
    await giveEarly(images)
    expect(service.read().earlyImages).toBe(2)
    expect(names()).toEqual([])
    const { id } = saveIn(service)
    await expect.poll(() => settingsFile.stored.earlyImages).toEqual([])
    expect(names()).toEqual(['first.png', 'pasted/한글.png'])
    expect(uploadsOf(engine.list).map(({ destinationId }) => destinationId)).toEqual([id, id])
    expect(told).toEqual({ uploaded: 1, waiting: 0 })
  })

  it('no longer count as waiting once there is one, though the disk has not yielded them yet', async () => {
    const { service, images } = start()
    await giveEarly(images)
    saveIn(service)
    expect(service.read().earlyImages).toBe(0)
    expect(settingsFile.stored.earlyImages).toHaveLength(2)
    await expect.poll(() => settingsFile.stored.earlyImages).toEqual([])
  })

  it('still wait after a restart', async () => {
    await giveEarly(start().images)
    const { service } = start()
    expect(service.read().earlyImages).toBe(2)
    saveIn(service)
    await expect.poll(names).toEqual(['first.png', 'pasted/한글.png'])
  })

  /** The disk answers no look at a file until `yields` is called. */
  function holdDisk() {
    const inspect = ports.files.inspect.bind(ports.files)
    let yields = (): void => undefined
    const yielded = new Promise<void>((resolve) => (yields = resolve))
    const inspected = vi.spyOn(ports.files, 'inspect').mockImplementation(async (...asked) => {
      await yielded
      return inspect(...asked)
    })
    return { inspected, yields: () => yields() }
  }

  it('still wait if Ollim ends before the disk has yielded them', async () => {
    const { service, images } = start()
    await giveEarly(images)
    const handed = vi.spyOn(engine, 'uploadKept')
    const { inspected, yields } = holdDisk()
    saveIn(service)
    await expect.poll(() => inspected.mock.calls.length).toBe(1)
    await engine.dispose()
    yields()
    await expect.poll(() => handed.mock.settledResults.length).toBe(1)
    expect(settingsFile.stored.earlyImages).toHaveLength(2)
  })

  it('are taken once each if Ollim is killed while it takes them', async () => {
    const files = await writeImages(folder, namesUpTo(20))
    const album = path.join(folder, 'album')
    await writeImages(album, namesUpTo(40))
    const { service, images } = start()
    await images.uploadPaths([...files, album], '')
    const last = path.join(album, '39.png')
    const inspect = ports.files.inspect.bind(ports.files)
    const stuck = vi.spyOn(ports.files, 'inspect').mockImplementation((asked, headBytes) => {
      return asked === last ? never : inspect(asked, headBytes)
    })
    saveIn(service)
    await expect.poll(() => names().length).toBeGreaterThan(20)
    expect(names().length).toBeLessThan(60)

    stuck.mockRestore()
    const next = restart()
    await expect.poll(() => settingsFile.stored.earlyImages).toEqual([])
    expect(names().toSorted()).toEqual([...namesUpTo(20), ...namesUpTo(40)].toSorted())

    // The same folder, given again without a destination, is another upload.
    next.service.destinationKeeper.delete(next.service.defaultDestinationId)
    await next.images.uploadPaths([album], '')
    saveIn(next.service)
    await expect.poll(() => names().length).toBe(100)
  })

  it('are taken once each if Ollim is killed a second time while it takes a folder', async () => {
    const album = path.join(folder, 'album')
    await writeImages(album, namesUpTo(60))
    const { service, images } = start()
    await images.uploadPaths([album], '')
    const inspect = ports.files.inspect.bind(ports.files)
    const stick = (at: string) =>
      vi.spyOn(ports.files, 'inspect').mockImplementation((asked, headBytes) => {
        return asked === path.join(album, at) ? never : inspect(asked, headBytes)
      })
    // Groups of 16 and 32 in the order of their names: the first kill comes in the second one, the next in the third.
    let stuck = stick('30.png')
    saveIn(service)
    await expect.poll(() => names().length).toBe(16)
    stuck.mockRestore()
    stuck = stick('59.png')
    restart()
    await expect.poll(() => names().length).toBe(48)
    stuck.mockRestore()
    restart()
    await expect.poll(() => settingsFile.stored.earlyImages).toEqual([])
    expect(names().toSorted()).toEqual([...namesUpTo(60)].toSorted())
  })

  it('are all given up, pasted ones too, if the person cancels all while the disk has not yielded the files yet', async () => {
    const { service, images } = start()
    await giveEarly(images)
    const pasted = settingsFile.stored.earlyImages?.at(-1)?.path ?? ''
    const { inspected, yields } = holdDisk()
    saveIn(service)
    await expect.poll(() => inspected.mock.calls.length).toBe(1)
    engine.cancelAll()
    yields()
    await expect.poll(() => settingsFile.stored.earlyImages).toEqual([])
    expect([names(), existsSync(pasted)]).toEqual([[], false])
  })

  it('without a file are uploaded once, even if Ollim ends before it has noted that they were', async () => {
    const { service, images } = start()
    await images.uploadBytes([{ name: 'pasted.png', bytes: await makeUniquePng() }], '')
    const { earlyImages } = settingsFile.stored
    saveIn(service)
    await expect.poll(() => settingsFile.stored.earlyImages).toEqual([])
    settingsFile.write({ ...settingsFile.stored, earlyImages })
    const next = start()
    expect(next.service.read().earlyImages).toBe(0)
    await next.images.uploadPaths([file], 'blog')
    expect(names()).toEqual(['pasted.png', 'first.png'])
  })

  it('without a file are uploaded once, even if a copy of them is what is sent', async () => {
    const { service, images } = start()
    await images.uploadBytes([{ name: 'pasted.png', bytes: await makeUniquePng() }], '')
    const { earlyImages } = settingsFile.stored
    saveIn(service)
    await expect.poll(() => settingsFile.stored.earlyImages).toEqual([])
    const copied = [...ports.journal.load()].map((record) => {
      return { ...record, original: record.source, source: { ...record.source, path: file } }
    })
    ports.journal.update(copied)
    settingsFile.write({ ...settingsFile.stored, earlyImages })
    start()
    expect(settingsFile.stored.earlyImages).toEqual([])
  })

  it('are noted with one write, however many come at once', async () => {
    const { images } = start()
    const write = vi.spyOn(settingsFile, 'write')
    const bytes = await makeUniquePng()
    await images.uploadPaths([file, file], '')
    await images.uploadBytes(
      [
        { name: 'a.png', bytes },
        { name: 'b.png', bytes },
      ],
      '',
    )
    expect(write.mock.calls.map(([settings]) => settings)).toMatchObject([
      { earlyImages: [file, file].map((path) => ({ path })) },
      { earlyImages: [{}, {}, { name: 'a.png' }, { name: 'b.png' }] },
    ])
  })

  it('are reported if they were given where nobody may see that they wait', async () => {
    const { images, told } = start()
    await giveEarly(images)
    expect(told.waiting).toBe(0)
    await images.uploadPaths([file], '', { origin: 'elsewhere' })
    await images.uploadBytes([{ name: 'a.png', bytes: await makeUniquePng() }], '', { origin: 'elsewhere' })
    expect(told.waiting).toBe(2)
  })

  it('are uploaded at the start if there is a destination by then', async () => {
    const { service, images } = start()
    await giveEarly(images)
    settingsFile.write({ ...settingsFile.stored, ...destinationOf(service) })
    start()
    await expect.poll(names).toEqual(['first.png', 'pasted/한글.png'])
    await expect.poll(() => settingsFile.stored.earlyImages).toEqual([])
  })

  it('are forgotten if the person does not want them uploaded, with the bytes that were kept', async () => {
    const { service, images } = start()
    await giveEarly(images)
    const spooled = service.earlyImages.flatMap(({ path, name }) => (name === undefined ? [] : [path]))
    expect(spooled.map((path) => existsSync(path))).toEqual([true])
    images.discard()
    saveIn(service)
    await expect.poll(() => spooled.map((path) => existsSync(path))).toEqual([false])
    expect(existsSync(file)).toBe(true)
    expect(names()).toEqual([])
  })

  it('are refused at once if they cannot be kept', async () => {
    const { service, images } = start()
    const refused = await images.uploadBytes([{ name: '', bytes: new Uint8Array() }], '')
    expect(refused).toMatchObject({ ok: false, problem: { facts: { reason: 'nameless' } } })
    expect(service.read().earlyImages).toBe(0)
  })
})

it('images that come later are uploaded at once', async () => {
  const { service, images } = start()
  const { id } = saveIn(service)
  await images.uploadPaths([file], id)
  await images.uploadBytes([{ name: 'b.png', bytes: await makeUniquePng() }], id)
  expect(names()).toEqual(['first.png', 'b.png'])
  expect(service.read().earlyImages).toBe(0)
})

/** What saving a destination would have written. */
function destinationOf(service: ReturnType<typeof start>['service']) {
  const { service: other } = startSettings()
  const saved = saveIn(other)
  return { destinations: [{ ...saved, ...service.find(saved.id) }], defaultDestinationId: saved.id }
}
