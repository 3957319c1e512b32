import { mkdir, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Engine } from '../../../electron/core/uploads/engine'
import { failure, type Failure } from '../../../electron/shared/failures/failure'
import type { Upload } from '../../../electron/shared/uploads/upload'
import { engineChoices } from '../../support/engine-choices'
import { enginePorts } from '../../support/engine-ports'
import { FakeClock } from '../../support/fake-clock'
import { folderForTest } from '../../support/files/folder-for-test'
import { onePixelPng } from '../../support/images/one-pixel'
import { MemoryBucket } from '../../support/memory-bucket'
import { MemoryHistory, MemoryJournal } from '../../support/memory-ports'
import { partlySent } from '../../support/sample-records'
import { sampleTarget } from '../../support/sample-target'
import { uploadsOf } from '../../support/uploads-of'

const target = sampleTarget()

describe('the engine', () => {
  let folder: string
  let bucket: MemoryBucket
  let journal: MemoryJournal
  let history: MemoryHistory
  let clock: FakeClock
  let batches: (readonly Upload[])[]
  let reuse: boolean
  let clockReports: Failure[]
  const engines: Engine[] = []

  beforeEach(async () => {
    folder = await folderForTest('engine')
    bucket = new MemoryBucket()
    journal = new MemoryJournal()
    history = new MemoryHistory()
    clock = new FakeClock()
    batches = []
    reuse = false
    clockReports = []
  })
  afterEach(async () => {
    for (const engine of engines.splice(0)) await engine.dispose()
  })

  function start(): Engine {
    const engine = new Engine(
      enginePorts({ folder, stores: { open: () => bucket }, journal, history, clock }),
      engineChoices(target, {
        reuseEarlierLinks: () => reuse,
        onBatchFinished: ({ uploadIds }) =>
          batches.push(engine.list.read(uploadIds).map(({ upload }) => upload)),
        onClockCorrected: (failure) => clockReports.push(failure),
      }),
    )
    engines.push(engine)
    engine.start()
    return engine
  }

  async function write(name: string, bytes: Uint8Array | string = onePixelPng): Promise<string> {
    const file = path.join(folder, 'in', name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, bytes)
    return file
  }

  async function allFinished(): Promise<void> {
    await expect.poll(() => batches).toHaveLength(1)
  }

  it('remembers how large each picture is shown', async () => {
    const engine = start()
    await engine.uploadPaths(
      [await write('a.png'), await write('b.svg', '<svg width="30" height="20"/>')],
      'blog',
    )
    await allFinished()
    expect(batches[0]?.map(({ dimensions }) => dimensions)).toEqual([
      { width: 1, height: 1 },
      { width: 30, height: 20 },
    ])
    clock.advance(1000)
    expect(
      history.entries.map(({ dimensions }) => dimensions?.width ?? 0).toSorted((one, other) => one - other),
    ).toEqual([1, 30])
  })

  it('uploads a whole folder in name order, without hidden files', async () => {
    await write('trip/b.png')
    await write('trip/a.png')
    await write('trip/day 2/c.png')
    await write('trip/.hidden.png')
    const engine = start()
    await engine.uploadPaths([path.join(folder, 'in', 'trip')], 'blog')
    await allFinished()
    expect(uploadsOf(engine.list).map(({ name, status }) => [name, status.state])).toEqual([
      ['a.png', 'done'],
      ['b.png', 'done'],
      ['c.png', 'done'],
    ])
    expect([...bucket.objects.keys()].sort()).toEqual(['trip/a.png', 'trip/b.png', 'trip/day 2/c.png'])
  })

  it('refuses files that are not images one by one, and continues with the others', async () => {
    const files = [
      await write('good.png'),
      await write('notes.png', '%PDF-1.7\n%âãÏÓ\n1 0 obj'),
      await write('empty.png', ''),
      await write('text.txt', 'hello'),
      path.join(folder, 'missing.png'),
    ]
    const engine = start()
    const answer = await engine.uploadPaths(files, 'blog')
    expect(answer).toMatchObject({ ok: true, value: { accepted: 1, refused: 4 } })
    await allFinished()
    const failures = uploadsOf(engine.list).map(({ name, status }) =>
      status.state === 'failed'
        ? [name, status.failure.kind, status.failure.facts['reason']]
        : [name, status.state],
    )
    expect(failures).toEqual([
      ['good.png', 'done'],
      ['notes.png', 'not-an-image', 'misnamed'],
      ['empty.png', 'not-an-image', 'empty'],
      ['text.txt', 'not-an-image', undefined],
      ['missing.png', 'file-unreadable', 'gone'],
    ])
  })

  it('enters a folder that contains itself only once', async () => {
    await write('loop/a.png')
    await symlink(path.join(folder, 'in', 'loop'), path.join(folder, 'in', 'loop', 'again'))
    const engine = start()
    await engine.uploadPaths([path.join(folder, 'in', 'loop')], 'blog')
    await allFinished()
    expect(
      uploadsOf(engine.list)
        .map(({ status }) => status.state)
        .sort(),
    ).toEqual(['done', 'failed'])
  })

  it('uploads bytes without a path and does not keep them afterwards', async () => {
    const engine = start()
    await engine.uploadBytes([{ name: 'pasted.png', bytes: onePixelPng }], 'blog')
    await allFinished()
    expect(uploadsOf(engine.list)).toMatchObject([{ name: 'pasted.png', status: { state: 'done' } }])
  })

  it('reports a file that arrived without its name and bytes, and continues with the others', async () => {
    const engine = start()
    const lost = { name: '', bytes: new Uint8Array() }
    const answer = await engine.uploadBytes([lost, { name: 'good.png', bytes: onePixelPng }], 'blog')
    expect(answer).toMatchObject({ ok: true, value: { accepted: 1, refused: 1 } })
    const failed = { state: 'failed', failure: failure('file-unreadable', { reason: 'nameless' }) }
    expect(uploadsOf(engine.list)[0]).toMatchObject({ name: '', status: failed })
    await allFinished()
    expect([...bucket.objects.keys()]).toEqual(['good.png'])
  })

  it('reports that there is no destination yet', async () => {
    const answer = await start().uploadPaths([await write('a.png')], '')
    expect(answer).toMatchObject({ ok: false, problem: { kind: 'settings-incomplete' } })
  })

  it('remembers finished uploads in the history', async () => {
    const engine = start()
    await engine.uploadPaths([await write('a.png')], 'blog')
    await allFinished()
    clock.advance(100)
    expect(history.entries).toMatchObject([
      {
        name: 'a.png',
        key: 'a.png',
        bucket: 'photos',
        endpoint: 'https://minio.home',
        destinationName: 'Blog',
      },
    ])
  })

  it("reports once that it signs with the server's time, because this computer's clock is wrong", async () => {
    bucket.clockError = () => -20 * 60_000
    const engine = start()
    await engine.uploadPaths([await write('a.png'), await write('b.png')], 'blog')
    await allFinished()
    expect(clockReports).toMatchObject([{ kind: 'clock-skew', facts: { reason: 'corrected', minutes: 20 } }])
  })

  it('continues after a restart where the last run stopped, with the same keys', async () => {
    bucket.put = async () => new Promise(() => undefined)
    const first = start()
    await first.uploadPaths([await write('a.png'), await write('b.png')], 'blog')
    await expect
      .poll(() => [...journal.records.values()].every((record) => record.plan.suffix > 0))
      .toBe(true)
    engines.splice(0)
    bucket = new MemoryBucket()
    bucket.failures = []
    const second = start()
    await expect.poll(() => uploadsOf(second.list).every(({ status }) => status.state === 'done')).toBe(true)
    expect([...bucket.objects.keys()].sort()).toEqual(['a.png', 'b.png'])
  })

  it('starts with an empty list if all uploads are done, and keeps an unfinished batch', async () => {
    const first = start()
    await first.uploadPaths([await write('a.png')], 'blog')
    await allFinished()
    await first.uploadPaths([await write('b.png'), await write('none.png', 'none')], 'blog')
    await expect.poll(() => batches).toHaveLength(2)
    clock.advance(100)
    engines.splice(0)
    const second = start()
    expect(uploadsOf(second.list).map(({ name, status }) => [name, status.state])).toEqual([
      ['b.png', 'done'],
      ['none.png', 'failed'],
    ])
    expect([...journal.records.values()].map(({ upload }) => upload.name)).toEqual(['b.png', 'none.png'])
  })

  it('removes at the next start what a cancelled batch has left at the server', async () => {
    journal.record([partlySent({ status: { state: 'cancelled' } })])
    bucket.begin('film.png', 'film')

    expect(start().list.ids).toEqual([])
    clock.advance(500)

    await expect.poll(() => bucket.open.size).toBe(0)
    await expect.poll(() => journal.records.size).toBe(0)
  })

  it('reports the end of a batch once, with its uploads in order', async () => {
    const engine = start()
    bucket.failures = [{ failure: failure('file-changed'), stored: false }]
    await engine.uploadPaths([await write('a.png'), await write('b.png')], 'blog')
    await allFinished()
    expect(batches[0]?.map(({ name }) => name)).toEqual(['a.png', 'b.png'])
  })

  it('sends the same bytes once in a batch, and gives both images the same link', async () => {
    reuse = true
    const engine = start()
    await engine.uploadPaths([await write('a.png'), await write('copy of a.png')], 'blog')
    await allFinished()
    const statuses = uploadsOf(engine.list).flatMap(({ status }) => (status.state === 'done' ? [status] : []))
    expect(bucket.objects.size).toBe(1)
    expect(new Set(statuses.map(({ key }) => key))).toEqual(new Set(bucket.objects.keys()))
    expect(statuses.filter(({ duplicateOf }) => duplicateOf !== undefined)).toHaveLength(1)
  })

  it.each([
    ['named twice', ['large.png', 'large.png']],
    ['and its copy', ['large.png', 'copy of large.png']],
  ])('sends a file too large for one request once in a batch: %s', async (_how, names) => {
    reuse = true
    const large = Buffer.concat([
      onePixelPng.subarray(0, -12),
      Buffer.alloc(17 * 1024 ** 2),
      onePixelPng.subarray(-12),
    ])
    const engine = start()
    const paths = await Promise.all(names.map((name) => write(name, large)))
    await engine.uploadPaths([...paths, await write('a.png')], 'blog')
    await allFinished()
    const statuses = uploadsOf(engine.list).flatMap(({ status }) => (status.state === 'done' ? [status] : []))
    expect(bucket.objects.size).toBe(2)
    expect(statuses.map(({ duplicateOf }) => duplicateOf !== undefined).filter(Boolean)).toEqual([true])
    expect(statuses).toHaveLength(3)
  })

  it('answers with the earlier link while the object is still there, and uploads again once it is gone', async () => {
    reuse = true
    const engine = start()
    await engine.uploadPaths([await write('a.png')], 'blog')
    await allFinished()
    clock.advance(100)
    await engine.uploadPaths([await write('later.png')], 'blog')
    await expect.poll(() => batches).toHaveLength(2)
    expect(batches[1]?.[0]?.status).toMatchObject({ state: 'done', key: 'a.png' })
    bucket.objects.clear()
    await engine.uploadPaths([await write('again.png')], 'blog')
    await expect.poll(() => batches).toHaveLength(3)
    expect(batches[2]?.[0]?.status).toMatchObject({ state: 'done', key: 'again.png' })
  })
})
