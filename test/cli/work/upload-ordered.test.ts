import { mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFiles } from '../../../electron/adapters/files/files'
import { createSpool } from '../../../electron/adapters/files/spool'
import { createImageSniffer } from '../../../electron/adapters/images/sniffer/sniffer'
import { createMemoryRecords } from '../../../electron/cli/work/memory-records'
import { uploadOrdered } from '../../../electron/cli/work/upload-ordered'
import type { UploadOrder } from '../../../electron/cli/work/work'
import type { Spool } from '../../../electron/core/ports/spool'
import type { UploadOutcome } from '../../../electron/core/uploads/batches/upload-outcome'
import { Engine } from '../../../electron/core/uploads/engine'
import type { ImageFetcher } from '../../../electron/core/ports/web'
import { failure } from '../../../electron/shared/failures/failure'
import { problem } from '../../../electron/shared/result'
import { noConverter, noMetadata } from '../../support/no-op-ports'
import { engineChoices } from '../../support/engine-choices'
import { FakeClock } from '../../support/fake-clock'
import { folderForTest } from '../../support/files/folder-for-test'
import { makeImage } from '../../support/images/images'
import { MemoryBucket } from '../../support/memory-bucket'
import { targetOf } from '../../support/servers/targets'

describe('the inputs of a command', () => {
  let folder: string
  let spool: Spool
  let engine: Engine
  let interruption: AbortController
  /** The addresses that were fetched, with how far they may lead. */
  let asked: unknown[]
  let fetcher: ImageFetcher

  beforeEach(async () => {
    folder = await folderForTest('ordered')
    spool = createSpool(path.join(folder, 'spool'))
    interruption = new AbortController()
    asked = []
    let count = 0
    engine = new Engine(
      {
        ...createMemoryRecords(),
        files: createFiles(),
        spool,
        sniffer: createImageSniffer(),
        metadata: noMetadata,
        converter: noConverter,
        stores: { open: () => new MemoryBucket() },
        clock: new FakeClock(),
        ids: { uuid: () => `id-${(count += 1)}`, random: () => 0 },
      },
      engineChoices(targetOf({ keyTemplate: '{name}.{ext}' }), { onDestinationTrouble: 'fail' }),
    )
    const image = await makeImage('png')
    await mkdir(path.join(folder, 'shots'))
    for (const name of ['a.png', 'shots/1.png', 'shots/2.png']) {
      await writeFile(path.join(folder, name), image)
    }
    fetcher = {
      fetch: async (address, reach) => {
        asked.push([address, reach])
        const { pathname } = new URL(address)
        if (pathname === '/gone.png') return problem(failure('file-unreadable', { reason: 'addressMissing' }))
        return spool.keep(path.basename(pathname), await makeImage('png', 4, 4))
      },
    }
  })
  afterEach(() => engine.dispose())

  const upload = (...paths: readonly string[]) => uploadOf({ paths, temporary: [] })
  const uploadOf = (given: Pick<UploadOrder, 'paths' | 'temporary'> & Partial<UploadOrder>) =>
    uploadOrdered(
      { engine, clock: new FakeClock(), fetcher, spool },
      { id: 'test', name: 'Test', bucket: 'pictures' },
      {
        destination: undefined,
        conversion: {},
        removesMetadata: false,
        signal: interruption.signal,
        onProgress: () => undefined,
        onLeftOut: () => undefined,
        ...given,
      },
    )
  const spooled = async () => (await readdir(path.join(folder, 'spool')).catch(() => [])).length

  it('are uploaded in order, and addresses are fetched', async () => {
    const outcomes = await upload(
      'https://example.com/gone.png?secret',
      path.join(folder, 'shots'),
      'https://example.com/web.png',
      path.join(folder, 'a.png'),
    )

    expect(outcomes.map(({ input, name, status }) => [input, name, status])).toEqual([
      [0, 'https://example.com/gone.png', 'failed'],
      [1, '1.png', 'done'],
      [1, '2.png', 'done'],
      [2, 'web.png', 'done'],
      [3, 'a.png', 'done'],
    ])
    expect(asked).toContainEqual(['https://example.com/web.png', 'anywhere'])
    engine.flush()
    await expect.poll(spooled).toBe(0)
  })

  it('may be a single address that leads nowhere', async () => {
    expect(await upload('https://example.com/gone.png')).toMatchObject([{ input: 0, status: 'failed' }])
    expect(engine.list.ids).toEqual([])
  })

  it('may be data: URLs, which are named by their type alone; a file may have such a name', async () => {
    const file = path.join(folder, 'data:a.png')
    const image = await makeImage('png')
    await writeFile(file, image)
    const letters = 'A'.repeat(10_000)

    const outcomes = await upload(
      `data:image/png;base64,${image.toString('base64')}`,
      `data:text/plain;base64,${letters}`,
      file,
    )

    expect(outcomes).toMatchObject([
      { name: 'image.png', status: 'done' },
      { name: 'data:text/plain', status: 'failed', failure: { kind: 'not-an-image' } },
      { name: 'data:a.png', status: 'done' },
    ])
    expect(JSON.stringify(outcomes)).not.toContain('AAAA')
  })

  it('lose their metadata if the command says so, even if the settings leave it', async () => {
    const paths = [path.join(folder, 'a.png')]
    const metadataOf = ([outcome]: readonly UploadOutcome[]) =>
      outcome !== undefined && 'id' in outcome ? engine.list.get(outcome.id)?.plan.metadata : 'none'
    expect(metadataOf(await upload(...paths))).toBeUndefined()
    expect(metadataOf(await uploadOf({ paths, temporary: [], removesMetadata: true }))).toBe('removed')
  })

  it('are uploaded from a copy if the command deletes them at its end, because the app may try again', async () => {
    const sourceOf = ([outcome]: readonly UploadOutcome[]) =>
      outcome !== undefined && 'id' in outcome ? engine.list.get(outcome.id)?.source.path : undefined
    const own = path.join(folder, 'a.png')
    expect(sourceOf(await upload(own))).toBe(own)
    const copy = sourceOf(await uploadOf({ paths: [own], temporary: [own] }))
    expect(copy?.startsWith(path.join(folder, 'spool'))).toBe(true)
  })

  it('may be a temporary file that is already gone', async () => {
    const gone = path.join(folder, 'gone')

    expect(await uploadOf({ paths: [gone], temporary: [gone] })).toMatchObject([
      { status: 'failed', failure: { kind: 'file-unreadable', facts: { reason: 'gone' } } },
    ])
    expect(await spooled()).toBe(0)
  })

  it('may be a large folder, of which an interruption leaves unread whatever has not been taken in', async () => {
    const image = await makeImage('png')
    await mkdir(path.join(folder, 'large'))
    for (let index = 0; index < 100; index += 1)
      await writeFile(path.join(folder, 'large', `${index}.png`), image)
    engine.list.listen({ changed: () => interruption.abort(), removed: () => undefined })

    await upload(path.join(folder, 'large'))

    expect(engine.list.ids.length).toBeLessThan(100)
  })

  it('leave nothing behind that was fetched before an interruption', async () => {
    const usual = fetcher
    fetcher = {
      fetch: async (...given) => {
        const fetched = await usual.fetch(...given)
        interruption.abort()
        return fetched
      },
    }

    expect(await upload('https://example.com/web.png')).toMatchObject([
      { input: 0, status: 'failed', failure: { facts: { reason: 'cancelled' } } },
    ])
    expect([asked.length, await spooled()]).toEqual([1, 0])
  })
})
