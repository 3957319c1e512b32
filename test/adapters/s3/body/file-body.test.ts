import { open, truncate, utimes, writeFile } from 'node:fs/promises'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { FileChanged, filePieces } from '../../../../electron/adapters/s3/body/file-body'
import type { SourceFile } from '../../../../electron/core/ports/files'
import { folderForTest } from '../../../support/files/folder-for-test'
import { makeSource } from '../../../support/files/source-file'

const bytes = Buffer.alloc(600_000, 'photo')
let source: SourceFile
beforeEach(async () => {
  source = await makeSource(await folderForTest('body'), 'a.png', bytes)
})

/** What is read of a file, and whether all of it could be. */
async function read(change: () => Promise<void>, start = 0, end = bytes.length) {
  const handle = await open(source.path)
  onTestFinished(() => handle.close())
  const pieces: Buffer[] = []
  let problem: unknown
  await change()
  try {
    for await (const { bytes: piece } of filePieces(handle, { source, start, end })) {
      pieces.push(Buffer.from(piece))
    }
  } catch (error) {
    problem = error
  }
  return { content: Buffer.concat(pieces), problem }
}

it.each([
  [0, bytes.length],
  [1, 400_000],
])('a range of a file is read to its last byte: %i to %i', async (start, end) => {
  const { content, problem } = await read(async () => undefined, start, end)
  expect(content.equals(bytes.subarray(start, end))).toBe(true)
  expect(problem).toBeUndefined()
})

it.each<[string, () => Promise<void>]>([
  ['is written again', () => writeFile(source.path, Buffer.alloc(bytes.length, 'other'))],
  ['becomes longer', () => writeFile(source.path, 'more', { flag: 'a' })],
  ['becomes shorter', () => truncate(source.path, 1000)],
  ['gets another time', () => utimes(source.path, 1, 1)],
])('the last bytes of a file are not sent if it %s', async (_what, change) => {
  const { content, problem } = await read(change)
  expect(problem).toBeInstanceOf(FileChanged)
  expect(content.length).toBeLessThan(bytes.length)
})
