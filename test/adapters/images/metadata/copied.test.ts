import { open, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { copied } from '../../../../electron/adapters/images/metadata/copied'
import { kept, put, type Piece } from '../../../../electron/adapters/images/metadata/pieces'
import { neverAborted } from '../../../../electron/core/aborted'
import { folderForTest } from '../../../support/files/folder-for-test'

async function* some(...pieces: readonly Piece[]): AsyncGenerator<Piece, void> {
  yield* pieces
}

async function textOf(copy: AsyncIterable<Uint8Array>): Promise<string> {
  let text = ''
  for await (const bytes of copy) text += Buffer.from(bytes).toString()
  return text
}

async function openOriginal(text: string) {
  const file = path.join(await folderForTest('copied'), 'original')
  await writeFile(file, text)
  const handle = await open(file)
  onTestFinished(() => handle.close())
  return handle
}

it('a copy has what is kept, what is put in, and zeros for what is removed', async () => {
  const original = await openOriginal('abcdefgh')
  const pieces = some(kept(0, 2), put(Buffer.from('X')), { kind: 'zeros', count: 3 }, kept(5, 7), kept(7, 8))
  expect(await textOf(copied(original, pieces, neverAborted()))).toBe('abX\0\0\0fgh')
})

it('a copy ends when it is cancelled', async () => {
  const original = await openOriginal('abcdefgh')
  await expect(textOf(copied(original, some(kept(0, 8)), AbortSignal.abort()))).rejects.toThrow('aborted')
})

it('there is no copy of an original that has become shorter', async () => {
  const original = await openOriginal('abcd')
  await expect(textOf(copied(original, some(kept(0, 8)), neverAborted()))).rejects.toThrow('shorter')
})
