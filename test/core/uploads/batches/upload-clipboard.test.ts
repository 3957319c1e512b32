import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CopiedFiles } from '../../../../electron/core/ports/clipboard'
import { Engine } from '../../../../electron/core/uploads/engine'
import { uploadClipboard } from '../../../../electron/core/uploads/batches/upload-clipboard'
import { engineChoices } from '../../../support/engine-choices'
import { enginePorts } from '../../../support/engine-ports'
import { folderForTest } from '../../../support/files/folder-for-test'
import { sampleTarget } from '../../../support/sample-target'

describe('files copied in the file manager', () => {
  let folder: string
  let engine: Engine
  beforeEach(async () => {
    folder = await folderForTest('clipboard')
    engine = new Engine(enginePorts({ folder }), engineChoices(sampleTarget()))
  })
  afterEach(() => engine.dispose())

  async function upload(files: Omit<CopiedFiles, 'paths'>) {
    const file = path.join(folder, 'a.png')
    await writeFile(file, 'no image')
    const clipboard = {
      readFiles: () => Promise.resolve({ paths: [file], ...files }),
      readImagePng: () => Promise.resolve(undefined),
      readText: () => Promise.resolve(''),
    }
    return uploadClipboard(clipboard, engine, 'blog')
  }

  it('are uploaded', async () => {
    expect(await upload({ count: 1 })).toMatchObject({ ok: true, value: { refused: 1 } })
  })

  it('are not uploaded in part if the system names only one: the person is told how to upload all', async () => {
    expect(await upload({ count: 3 })).toMatchObject({
      ok: false,
      problem: { kind: 'file-unreadable', facts: { reason: 'clipboardSeveral', files: 3 } },
    })
    expect(engine.list.ids).toEqual([])
  })
})
