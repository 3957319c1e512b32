import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createFiles } from '../../../../electron/adapters/files/files'
import type { Files } from '../../../../electron/core/ports/files'
import { Engine } from '../../../../electron/core/uploads/engine'
import { failure } from '../../../../electron/shared/failures/failure'
import { problem } from '../../../../electron/shared/result'
import { engineChoices } from '../../../support/engine-choices'
import { enginePorts } from '../../../support/engine-ports'
import { FakeClock } from '../../../support/fake-clock'
import { folderForTest } from '../../../support/files/folder-for-test'
import { makeImage } from '../../../support/images/images'
import { writeImages } from '../../../support/images/write-images'
import { MemoryBucket } from '../../../support/memory-bucket'
import { MemoryJournal } from '../../../support/memory-ports'
import { sampleTarget } from '../../../support/sample-target'

const count = 100

describe('a folder that is being taken in while the app quits', () => {
  let folder: string
  let journal: MemoryJournal
  let clock: FakeClock
  beforeEach(async () => {
    folder = await folderForTest('intake')
    journal = new MemoryJournal()
    clock = new FakeClock()
    await mkdir(path.join(folder, 'images'))
    const names = Array.from({ length: count }, (_, index) => `${index}.png`)
    await Promise.all(names.map((name) => writeFile(path.join(folder, 'images', name), 'no image')))
  })

  function open(files: Partial<Files> = {}, bucket = new MemoryBucket()): Engine {
    const stores = { open: () => bucket }
    const ports = enginePorts({ folder, stores, journal, clock })
    return new Engine({ ...ports, files: { ...ports.files, ...files } }, engineChoices(sampleTarget()))
  }

  /** A disk that answers each look at a file only once that is called. */
  function slowDisk(): Pick<Files, 'inspect'> & { readonly looks: (() => void)[] } {
    const files = createFiles()
    const looks: (() => void)[] = []
    const inspect: Files['inspect'] = async (...asked) => {
      await new Promise<void>((resolve) => looks.push(resolve))
      return files.inspect(...asked)
    }
    return { inspect, looks }
  }

  it('is taken in completely first', async () => {
    const engine = open()
    void engine.uploadPaths([path.join(folder, 'images')], 'blog')
    await engine.finishIntake(() => undefined)
    expect(journal.records.size).toBe(count)
    await engine.dispose()
  })

  it('is taken in completely, and the person is told, if its disk is slow but goes on', async () => {
    const { inspect, looks } = slowDisk()
    const engine = open({ inspect })
    const onTaken = vi.fn()
    void engine.uploadPaths([path.join(folder, 'images')], 'blog').then(onTaken)
    const isTaken = (): boolean => onTaken.mock.calls.length > 0
    const onSlow = vi.fn()
    const writtenInTheEnd = engine.finishIntake(onSlow).then(() => journal.records.size)
    while (!isTaken()) {
      const before = journal.records.size
      for (const look of looks.splice(0)) look()
      await expect.poll(() => isTaken() || looks.length > 0).toBe(true)
      if (journal.records.size > before) clock.advance(5_000)
    }
    expect(await writtenInTheEnd).toBe(count)
    expect(onSlow).toHaveBeenCalledOnce()
    await engine.dispose()
  })

  it('is given up if its disk takes longer than a person waits', async () => {
    const engine = open({ inspect: () => new Promise(() => undefined) })
    void engine.uploadPaths([path.join(folder, 'images')], 'blog')
    const finished = engine.finishIntake(() => undefined)
    clock.advance(5_000)
    await finished
    expect(journal.records.size).toBe(0)
    await engine.dispose()
  })

  it('is taken in no further once the person cancels everything', async () => {
    const { inspect, looks } = slowDisk()
    const engine = open({ inspect })
    const taking = engine.uploadPaths([path.join(folder, 'images')], 'blog')
    // The folder, and then the first of its files.
    for (const expected of [1, 16]) {
      await expect.poll(() => looks).toHaveLength(expected)
      for (const look of looks.splice(0)) look()
    }
    await expect.poll(() => journal.records.size).toBe(16)
    await expect.poll(() => looks).not.toEqual([])
    engine.cancelAll()
    for (const look of looks.splice(0)) look()
    expect(await taking).toMatchObject({ value: { uploadIds: { length: 16 } } })
    expect([journal.records.size, engine.list.ids.length]).toEqual([16, 16])
    await engine.dispose()
  })

  it('is not taken in if that was called off before it began', async () => {
    const engine = open()
    const images = [path.join(folder, 'images')]
    await engine.uploadPaths(images, 'blog', { signal: AbortSignal.abort() })
    expect([journal.records.size, engine.list.ids]).toEqual([0, []])
    await engine.dispose()
  })

  it('is taken in while running uploads are still ending', async () => {
    const bucket = new MemoryBucket()
    let end: (() => void) | undefined
    bucket.put = async () => {
      await new Promise<void>((resolve) => (end = resolve))
      return problem(failure('unexpected', { reason: 'cancelled' }))
    }
    const engine = open({}, bucket)
    await engine.uploadPaths(await writeImages(folder, ['a.png']), 'blog')
    await expect.poll(() => end).toBeDefined()
    const disposed = engine.dispose()
    await engine.uploadPaths([path.join(folder, 'images')], 'blog')
    end?.()
    await disposed
    expect(journal.records.size).toBe(1 + count)
  })

  it('is not recorded any more once the journal is closed', async () => {
    const engine = open()
    const taken = engine.uploadPaths([path.join(folder, 'images')], 'blog')
    await engine.dispose()
    const before = journal.records.size
    await taken
    expect(journal.records.size).toBe(before)
    expect(before).toBeLessThan(count)
  })
})

describe('a folder that contains more than images', () => {
  let folder: string
  beforeEach(async () => {
    folder = await folderForTest('intake')
    await mkdir(path.join(folder, 'trip', 'papers'), { recursive: true })
    await mkdir(path.join(folder, 'papers'))
  })

  async function taken(...inputs: readonly string[]) {
    const onLeftOut = vi.fn()
    const engine = new Engine(enginePorts({ folder }), engineChoices(sampleTarget(), { onLeftOut }))
    const paths = inputs.map((input) => path.join(folder, input))
    const answer = await engine.uploadPaths(paths, 'blog')
    if (!answer.ok) throw new Error(answer.problem.kind)
    const uploads = engine.list.read(answer.value.uploadIds)
    const names = uploads.map(({ upload: { name, status } }) => [
      name,
      status.state === 'failed' ? (status.failure.facts['reason'] ?? status.failure.kind) : '',
    ])
    await engine.dispose()
    return { names, inputs: answer.value.inputs, told: onLeftOut.mock.calls }
  }

  it('yields its images and files that only claim to be images, and reports the rest once', async () => {
    await writeImages(folder, ['trip/a.png', 'trip/papers/b'])
    await writeFile(path.join(folder, 'trip/broken.JPG'), 'no image')
    await writeFile(path.join(folder, 'trip/empty.png'), '')
    await writeFile(path.join(folder, 'trip/f.psd'), Uint8Array.of(0x38, 0x42, 0x50, 0x53, 0, 1))
    const papers = ['ticket.pdf', 'papers/c.docx', 'papers/d.txt', 'papers/e.zip']
    for (const name of papers) await writeFile(path.join(folder, 'trip', name), '%PDF-1.7\n')
    const { names, told } = await taken('trip')
    expect(names).toEqual([
      ['a.png', ''],
      ['broken.JPG', 'not-an-image'],
      ['empty.png', 'empty'],
      ['f.psd', 'otherImage'],
      ['b', ''],
    ])
    expect(told).toEqual([[{ count: 4, names: ['c.docx', 'd.txt', 'e.zip'] }]])
  })

  it('yields its photos without their RAW twins, which are refused if they are dropped themselves', async () => {
    await writeImages(folder, ['trip/DSC_1.JPG'])
    await writeFile(path.join(folder, 'trip/DSC_1.NEF'), 'MM\0*\0\0\0\b\0\x01')
    const folders = await taken('trip')
    expect(folders.names).toEqual([['DSC_1.JPG', '']])
    expect(folders.told).toEqual([[{ count: 1, names: ['DSC_1.NEF'] }]])
    const named = await taken('trip/DSC_1.NEF')
    expect(named.names).toEqual([['DSC_1.NEF', 'raw']])
    expect(named.told).toEqual([])
  })

  it('is refused itself if it has no image, each folder in its own words', async () => {
    await writeFile(path.join(folder, 'papers/c.pdf'), '%PDF-1.7\n')
    await mkdir(path.join(folder, 'nothing'))
    const [image = ''] = await writeImages(folder, ['a.png'])
    const { names, inputs, told } = await taken('papers', path.basename(image), 'nothing')
    expect(names).toEqual([
      ['a.png', ''],
      ['papers', 'emptyFolder'],
      ['nothing', 'emptyFolder'],
    ])
    expect(inputs).toEqual([1, 0, 2])
    expect(told).toEqual([[{ count: 1, names: ['c.pdf'] }]])
  })

  it('is not confused with a dropped file, which is refused in its own words', async () => {
    await writeFile(path.join(folder, 'c.pdf'), '%PDF-1.7\n')
    const { names, told } = await taken('c.pdf')
    expect(names).toEqual([['c.pdf', 'other']])
    expect(told).toEqual([])
  })
})

describe('images that are already in the spool', () => {
  let folder: string
  beforeEach(async () => {
    folder = await folderForTest('intake')
  })

  it('are uploaded under their own names, in order, beside those that could not be stored', async () => {
    const bucket = new MemoryBucket()
    const ports = enginePorts({ folder, stores: { open: () => bucket } })
    const engine = new Engine(ports, engineChoices({ ...sampleTarget(), keyTemplate: '{name}.{ext}' }))
    const lost = problem(failure('disk-full', { name: 'b.png' }))
    const kept = await ports.spool.keep('a?.png', await makeImage('png'))
    const begun = vi.fn()
    const images = [
      { name: 'b.png', kept: lost },
      { name: 'a?.png', kept },
    ]
    const taken = await engine.uploadKept(images, 'blog', { onBegin: begun })
    if (!taken.ok) throw new Error(taken.problem.kind)
    const { batchId, uploadIds, inputs } = taken.value
    expect(begun).toHaveBeenCalledExactlyOnceWith(batchId)
    expect(inputs).toEqual([0, 1])
    expect(engine.list.read(uploadIds).map(({ upload: { name } }) => name)).toEqual(['b.png', 'a?.png'])
    await expect.poll(() => engine.list.totals.unfinished).toBe(0)
    expect([...bucket.objects.keys()]).toEqual(['a?.png'])
    await engine.dispose()
  })
})

it('an image that vanishes from the spool is refused under its own name, in its place', async () => {
  const ports = enginePorts({ folder: await folderForTest('intake') })
  const engine = new Engine(ports, engineChoices(sampleTarget()))
  const kept = await ports.spool.keep('a?.png', await makeImage('png'))
  if (kept.ok) await ports.spool.release(kept.value.path)
  const images = [
    { name: 'b.png', kept: problem(failure('disk-full', { name: 'b.png' })) },
    { name: 'a?.png', kept },
  ]
  const taken = await engine.uploadKept(images, 'blog')
  if (!taken.ok) throw new Error(taken.problem.kind)
  expect(taken.value.inputs).toEqual([0, 1])
  expect(engine.list.read(taken.value.uploadIds).map(({ upload: { name } }) => name)).toEqual([
    'b.png',
    'a?.png',
  ])
  await engine.dispose()
})

it('images in the spool that are not taken in, since the person cancels everything, are deleted', async () => {
  const ports = enginePorts({ folder: await folderForTest('intake') })
  const engine = new Engine(ports, engineChoices(sampleTarget()))
  const kept = await ports.spool.keep('a.png', await makeImage('png'))
  if (!kept.ok) throw new Error(kept.problem.kind)
  const taking = engine.uploadKept([{ name: 'a.png', kept }], 'blog')
  engine.cancelAll()
  expect(await taking).toMatchObject({ value: { uploadIds: [] } })
  expect(existsSync(kept.value.path)).toBe(false)
  await engine.dispose()
})

describe('files that come while the disk has no room to write them down', () => {
  it('are each told what keeps them from being uploaded', async () => {
    const folder = await folderForTest('intake')
    await writeImages(folder, ['a.png'])
    await writeFile(path.join(folder, 'notes.txt'), 'no image')
    const journal = new MemoryJournal()
    journal.record = () => problem(failure('disk-full'))
    const engine = new Engine(enginePorts({ folder, journal }), engineChoices(sampleTarget()))
    const paths = ['a.png', 'notes.txt', 'gone.png'].map((name) => path.join(folder, name))
    const taken = await engine.uploadPaths(paths, 'blog')
    if (!taken.ok) throw new Error(taken.problem.kind)
    const kinds = engine.list
      .read(taken.value.uploadIds)
      .map(({ upload: { status } }) => (status.state === 'failed' ? status.failure.kind : status.state))
    expect(kinds).toEqual(['disk-full', 'not-an-image', 'file-unreadable'])
    await engine.dispose()
  })
})
