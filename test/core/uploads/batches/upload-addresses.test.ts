import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSpool } from '../../../../electron/adapters/files/spool'
import { NoticeBoard } from '../../../../electron/core/notice-board'
import type { Spool } from '../../../../electron/core/ports/spool'
import { OngoingFetches } from '../../../../electron/core/uploads/batches/ongoing-fetches'
import { uploadAddresses } from '../../../../electron/core/uploads/batches/upload-addresses'
import { Engine } from '../../../../electron/core/uploads/engine'
import { failure } from '../../../../electron/shared/failures/failure'
import type { Notice } from '../../../../electron/shared/app/notice'
import { problem } from '../../../../electron/shared/result'
import { engineChoices } from '../../../support/engine-choices'
import { enginePorts } from '../../../support/engine-ports'
import { folderForTest } from '../../../support/files/folder-for-test'
import { makeImage } from '../../../support/images/images'
import { sampleTarget } from '../../../support/sample-target'
import { uploadsOf } from '../../../support/uploads-of'

describe('images of which the addresses are given', () => {
  let folder: string
  let spool: Spool
  let engine: Engine
  let notices: NoticeBoard
  let fetches: OngoingFetches
  let asked: unknown[]
  let told: Notice[]
  /** When the servers answer, by the name of the image; at once unless said. */
  let mayAnswer: Readonly<Record<string, Promise<void>>>

  beforeEach(async () => {
    folder = await folderForTest('addresses')
    spool = createSpool(path.join(folder, 'spool'))
    notices = new NoticeBoard()
    fetches = new OngoingFetches(notices)
    told = []
    notices.showThrough((notice) => told.push(notice) > 0)
    asked = []
    mayAnswer = {}
    engine = new Engine(enginePorts({ folder }), engineChoices(sampleTarget()))
  })
  afterEach(() => engine.dispose())

  const gone = failure('file-unreadable', { reason: 'addressMissing' })

  function upload(addresses: readonly string[], destinationId = 'blog') {
    const fetcher = {
      fetch: async (address: string, reach: string) => {
        asked.push([address, reach])
        const name = path.basename(new URL(address).pathname)
        await mayAnswer[name]
        return name === 'gone.png' ? problem(gone) : spool.keep(name, await makeImage('png'))
      },
    }
    return uploadAddresses({ engine, fetcher, fetches, spool, notices }, addresses, destinationId)
  }
  const names = () => uploadsOf(engine.list).map(({ name }) => name)

  it('go up but for what cannot be fetched, of which a notice tells', async () => {
    expect(await upload(['https://example.com/gone.png', 'https://example.com/a.png'])).toMatchObject({
      ok: true,
    })
    expect(names()).toEqual(['a.png'])
    expect(told).toEqual([
      { kind: 'fetching-images', count: 2 },
      { kind: 'fetching-images', count: 0 },
      { kind: 'images-not-fetched', count: 1, failure: gone },
    ])
  })

  it('are told of once where none can be fetched, however many they are', async () => {
    expect(await upload(['https://example.com/gone.png', 'https://example.org/gone.png'])).toMatchObject({
      ok: true,
      value: { accepted: 0, refused: 0 },
    })
    expect(told).toMatchObject([
      { count: 2 },
      { count: 0 },
      { kind: 'images-not-fetched', count: 2, failure: gone },
    ])
  })

  it('are told to be fetched until all that came meanwhile are fetched, too', async () => {
    let answer = (): void => undefined
    mayAnswer = { 'b.png': new Promise((resolve) => (answer = resolve)) }
    const slow = upload(['https://example.com/b.png', 'https://example.com/c.png'])
    await upload(['https://example.com/a.png'])
    expect(told).toEqual([
      { kind: 'fetching-images', count: 2 },
      { kind: 'fetching-images', count: 3 },
    ])
    answer()
    await slow
    expect(told.at(-1)).toEqual({ kind: 'fetching-images', count: 0 })
    expect(names()).toEqual(['a.png', 'b.png', 'c.png'])
  })

  it('are fetched up to a hundred, and a notice tells of the others', async () => {
    const addresses = Array.from({ length: 102 }, (_, index) => `https://example.com/${index}.png?token=t`)
    expect(await upload(addresses)).toMatchObject({ value: { accepted: 100 } })
    expect([names()[0], names().at(-1), asked.length]).toEqual(['0.png', '99.png', 100])
    expect(told).toEqual([
      { kind: 'addresses-left-out', count: 2, max: 100, next: 'https://example.com/100.png' },
      { kind: 'fetching-images', count: 100 },
      { kind: 'fetching-images', count: 0 },
    ])
  })

  it('are not fetched where there is no destination', async () => {
    expect(await upload(['https://example.com/a.png'], '')).toMatchObject({
      problem: { kind: 'settings-incomplete' },
    })
    expect([asked, told]).toEqual([[], []])
  })
})
