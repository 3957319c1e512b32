import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSpool } from '../../../../electron/adapters/files/spool'
import { NoticeBoard } from '../../../../electron/core/notice-board'
import { OngoingFetches } from '../../../../electron/core/uploads/batches/ongoing-fetches'
import { uploadPasted } from '../../../../electron/core/uploads/batches/upload-pasted'
import { Engine } from '../../../../electron/core/uploads/engine'
import { engineChoices } from '../../../support/engine-choices'
import { enginePorts } from '../../../support/engine-ports'
import { folderForTest } from '../../../support/files/folder-for-test'
import { makeImage } from '../../../support/images/images'
import { sampleTarget } from '../../../support/sample-target'
import { uploadsOf } from '../../../support/uploads-of'

describe('a pasted text', () => {
  let folder: string
  let engine: Engine
  let asked: unknown[]

  beforeEach(async () => {
    folder = await folderForTest('pasted')
    asked = []
    engine = new Engine(enginePorts({ folder }), engineChoices(sampleTarget()))
  })
  afterEach(() => engine.dispose())

  function paste(text: string) {
    const clipboard = {
      readFiles: () => Promise.resolve({ paths: [], count: 0 }),
      readImagePng: () => Promise.resolve(undefined),
      readText: () => Promise.resolve(text),
    }
    const spool = createSpool(path.join(folder, 'spool'))
    const fetcher = {
      fetch: async (address: string, reach: string) => {
        asked.push([address, reach])
        return spool.keep(path.basename(new URL(address).pathname), await makeImage('png'))
      },
    }
    const notices = new NoticeBoard()
    const fetches = new OngoingFetches(notices)
    return uploadPasted({ clipboard, engine, fetcher, fetches, spool, notices }, 'blog')
  }
  const names = () => uploadsOf(engine.list).map(({ name }) => name)

  it.each([
    ['https://example.com/a.png', ['a.png']],
    ['  HTTPS://example.com/a.JPEG?size=2 \n', ['a.JPEG']],
    ['https://example.com/a.png\r\n\r\nhttps://example.com/b.webp\r\n', ['a.png', 'b.webp']],
  ])('is read as addresses of images: %j', async (text, expected) => {
    expect(await paste(text)).toMatchObject({ ok: true, value: { accepted: expected.length } })
    expect(names()).toEqual(expected)
    expect(asked[0]).toMatchObject([expect.any(String), 'public'])
  })

  it.each([
    'https://example.com/a',
    'https://example.com/a.html',
    'https://example.com/?image=a.png',
    'https://example.com/a.png and more',
    'see https://example.com/a.png',
    'https://example.com/a.png\nmore',
    'ftp://example.com/a.png',
    'a.png',
    'https://',
    '',
  ])('is not read as addresses: %j', async (text) => {
    expect(await paste(text)).toMatchObject({ problem: { facts: { reason: 'clipboardEmpty' } } })
    expect(asked).toEqual([])
  })
})
