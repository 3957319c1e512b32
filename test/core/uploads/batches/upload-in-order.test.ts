import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFiles } from '../../../../electron/adapters/files/files'
import { createSpool } from '../../../../electron/adapters/files/spool'
import { createImageSniffer } from '../../../../electron/adapters/images/sniffer/sniffer'
import { createMemoryRecords } from '../../../../electron/cli/work/memory-records'
import { uploadInOrder } from '../../../../electron/core/uploads/batches/upload-in-order'
import type { UploadOutcome } from '../../../../electron/core/uploads/batches/upload-outcome'
import { Engine } from '../../../../electron/core/uploads/engine'
import { engineChoices } from '../../../support/engine-choices'
import { FakeClock } from '../../../support/fake-clock'
import { folderForTest } from '../../../support/files/folder-for-test'
import { makeImage } from '../../../support/images/images'
import { MemoryBucket } from '../../../support/memory-bucket'
import { noConverter, noMetadata } from '../../../support/no-op-ports'
import { targetOf } from '../../../support/servers/targets'

describe('uploading in order', () => {
  let folder: string
  let bucket: MemoryBucket
  let engine: Engine

  beforeEach(async () => {
    folder = await folderForTest('order')
    bucket = new MemoryBucket()
    let count = 0
    engine = new Engine(
      {
        ...createMemoryRecords(),
        files: createFiles(),
        spool: createSpool(path.join(folder, 'spool')),
        sniffer: createImageSniffer(),
        metadata: noMetadata,
        converter: noConverter,
        stores: { open: () => bucket },
        clock: new FakeClock(),
        ids: { uuid: () => `id-${(count += 1)}`, random: () => 0 },
      },
      engineChoices(targetOf({ keyTemplate: '{counter}-{name}.{ext}' }), {
        parallelUploads: () => 2,
        onDestinationTrouble: 'fail',
      }),
    )
  })
  afterEach(() => engine.dispose())

  async function makeFiles(...names: readonly string[]): Promise<void> {
    const image = await makeImage('png')
    for (const name of names) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
      await writeFile(path.join(folder, name), image)
    }
  }

  function upload(names: readonly string[], signal = new AbortController().signal) {
    const paths = names.map((name) => path.join(folder, name))
    return uploadInOrder(
      { engine, clock: new FakeClock() },
      { name: 'Test', bucket: 'pictures' },
      {
        names,
        take: (onBegin) => engine.uploadPaths(paths, 'test', { onBegin }),
        signal,
        waitsForPerson: true,
        onProgress: () => undefined,
      },
    )
  }

  function summary(outcomes: readonly UploadOutcome[]): readonly string[] {
    return outcomes.map((outcome) => {
      const end = outcome.status === 'failed' ? outcome.failure.kind : outcome.key
      return `${outcome.input} ${outcome.inner} ${end}`
    })
  }

  it('answers in the order given, folders by name, each with its input', async () => {
    await makeFiles('b.png', 'shots/10.png', 'shots/2.png', 'shots/deep/x.png', 'a.png')
    await writeFile(path.join(folder, 'notes.txt'), 'text')
    await mkdir(path.join(folder, 'empty/inside'), { recursive: true })
    const outcomes = await upload(['b.png', 'missing.png', 'shots', 'empty', 'notes.txt', 'a.png', 'b.png'])
    expect(summary(outcomes)).toEqual([
      '0  1-b.png',
      '1  file-unreadable',
      '2 2.png 3-2.png',
      '2 10.png 4-10.png',
      '2 deep/x.png 5-x.png',
      '3  not-an-image',
      '4  not-an-image',
      '5  7-a.png',
      '6  8-b.png',
    ])
  })

  it('reports what the app knows of a stored image', async () => {
    await makeFiles('a.png')
    expect(await upload(['a.png'])).toEqual([
      {
        ...{
          bucket: 'pictures',
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          uploadedAt: expect.any(Number),
        },
        id: expect.any(String),
        dimensions: { width: 8, height: 8 },
        ...{ input: 0, inner: '', name: 'a.png', status: 'done', key: '1-a.png', etag: 'etag-1-a.png' },
        ...{ url: 'http://127.0.0.1:1/photos/1-a.png', contentType: 'image/png', destination: 'Test' },
        sizeBytes: (await makeImage('png')).length,
      },
    ])
  })

  it('has an answer for every path if it was interrupted before it began', async () => {
    await makeFiles('a.png', 'shots/b.png')
    const outcomes = await upload(['a.png', 'shots'], AbortSignal.abort())
    expect(outcomes).toMatchObject([
      { input: 0, status: 'failed', failure: { facts: { reason: 'cancelled' } } },
      { input: 1, status: 'failed', failure: { facts: { reason: 'cancelled' } } },
    ])
    expect(bucket.objects.size).toBe(0)
  })

  it('has an answer for everything if all of it is refused', async () => {
    const outcomes = await uploadInOrder(
      { engine, clock: new FakeClock() },
      { name: '', bucket: '' },
      {
        names: ['a.png', 'b.png'],
        take: (onBegin) => engine.uploadPaths(['/a.png', '/b.png'], '', { onBegin }),
        signal: new AbortController().signal,
        waitsForPerson: true,
        onProgress: () => undefined,
      },
    )
    const failure = { kind: 'settings-incomplete', facts: { reason: 'noDestination' } }
    expect(outcomes).toMatchObject([
      { input: 0, name: 'a.png', failure },
      { input: 1, name: 'b.png', failure },
    ])
  })

  it('cancels what is running when it is interrupted', async () => {
    await makeFiles('a.png', 'b.png', 'c.png')
    const controller = new AbortController()
    const put = bucket.put.bind(bucket)
    bucket.put = async (request) => {
      if (request.key !== '2-b.png') return put(request)
      controller.abort()
      return put(request)
    }
    const outcomes = await upload(['a.png', 'b.png', 'c.png'], controller.signal)
    await engine.dispose()
    expect(outcomes.map(({ status }) => status).slice(1)).toEqual(['failed', 'failed'])
    expect([...bucket.objects.keys()].filter((key) => key !== '1-a.png')).toEqual([])
  })

  it('leaves the same image alone if somebody else uploads it, too', async () => {
    await makeFiles('shots/a.png', 'shots/b.png')
    const controller = new AbortController()
    let openGate = (): void => undefined
    const gate = new Promise<void>((resolve) => (openGate = resolve))
    const put = bucket.put.bind(bucket)
    let puts = 0
    bucket.put = async (request) => {
      puts += 1
      await gate
      return put(request)
    }
    const command = upload(['shots'], controller.signal)
    await expect.poll(() => puts).toBe(2)
    const dropped = await engine.uploadPaths([path.join(folder, 'shots/a.png')], 'test')
    controller.abort()
    openGate()
    const outcomes = await command
    expect(outcomes.map(({ status }) => status)).toEqual(['failed', 'failed'])
    const [id = ''] = dropped.ok ? dropped.value.uploadIds : []
    await expect.poll(() => engine.list.get(id)?.upload.status.state).toBe('done')
  })
})
