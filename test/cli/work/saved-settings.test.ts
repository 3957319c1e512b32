import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { readSavedSettings } from '../../../electron/cli/work/saved-settings'
import { emptySettings } from '../../../electron/core/settings/stored-settings'
import { problem, success } from '../../../electron/shared/result'
import { folderForTest } from '../../support/files/folder-for-test'

describe('the saved settings, as the command line reads them', () => {
  let home: string
  let file: string

  beforeEach(async () => {
    home = await folderForTest('saved')
    file = path.join(home, 'settings.json')
  })

  async function removesMetadata(): Promise<boolean | undefined> {
    const saved = await readSavedSettings(home)
    return saved.ok ? saved.value.preferences.removeMetadata : undefined
  }

  it('are empty if nothing is saved yet', async () => {
    expect(await readSavedSettings(home)).toEqual(success(emptySettings))
  })

  it('are read with the mark that Windows puts at the beginning of a text', async () => {
    await writeFile(file, '\uFEFF{"preferences":{"removeMetadata":false,"theme":"dark"}}')
    expect(await readSavedSettings(home)).toMatchObject({
      value: { preferences: { removeMetadata: false, theme: 'dark' } },
    })
  })

  it('are not read if a later Ollim wrote them', async () => {
    await writeFile(file, '{"version":99}')
    expect(await readSavedSettings(home)).toEqual(problem({ kind: 'settings-newer' }))
  })

  it.each(['', '{"preferences": {"removeMetadata": fal', '[]', 'null'])(
    'are refused if the file is damaged: %j',
    async (content) => {
      await writeFile(file, content)
      expect(await readSavedSettings(home)).toEqual(problem({ kind: 'settings-damaged', file }))
    },
  )

  it('are unreadable if the file cannot be opened', async () => {
    await mkdir(file)
    const refusal = { kind: 'settings-unreadable', file, code: 'EISDIR' } as const
    expect(await readSavedSettings(home)).toEqual(problem(refusal))
  })

  it('remove metadata if it is unclear whether that was chosen', async () => {
    await writeFile(file, '{"preferences": 1}')
    expect(await removesMetadata()).toBe(true)
  })

  it('do not remove metadata if only another part of the file is damaged', async () => {
    await writeFile(file, '{"preferences":{"theme":7},"destinations":7}')
    expect(await removesMetadata()).toBe(false)
  })
})
