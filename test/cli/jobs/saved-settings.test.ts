import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { readSavedSettings } from '../../../electron/cli/jobs/saved-settings'
import { emptySettings } from '../../../electron/core/settings/stored-settings'
import { folderForTest } from '../../support/files/folder-for-test'

describe('the saved settings, as the command line reads them', () => {
  let home: string
  let file: string

  beforeEach(async () => {
    home = await folderForTest('saved')
    file = path.join(home, 'settings.json')
  })

  async function removesMetadata(): Promise<boolean | undefined> {
    return (await readSavedSettings(home))?.preferences.removeMetadata
  }

  it('are empty if nothing is saved yet', async () => {
    expect(await readSavedSettings(home)).toEqual(emptySettings)
  })

  it('are read with the mark that Windows puts at the beginning of a text', async () => {
    await writeFile(file, '\uFEFF{"preferences":{"removeMetadata":false,"theme":"dark"}}')
    expect((await readSavedSettings(home))?.preferences).toMatchObject({
      removeMetadata: false,
      theme: 'dark',
    })
  })

  it('are undefined if a later Ollim wrote them', async () => {
    await writeFile(file, '{"version":99}')
    expect(await readSavedSettings(home)).toBeUndefined()
  })

  it.each(['{"preferences": {"removeMetadata": fal', '[]', '{"preferences": 1}'])(
    'remove metadata if it is unclear whether that was chosen: %s',
    async (content) => {
      await writeFile(file, content)
      expect(await removesMetadata()).toBe(true)
    },
  )

  it('remove metadata if the file cannot be opened', async () => {
    await mkdir(file)
    expect(await removesMetadata()).toBe(true)
  })

  it('do not remove metadata if only another part of the file is damaged', async () => {
    await writeFile(file, '{"preferences":{"theme":7},"destinations":7}')
    expect(await removesMetadata()).toBe(false)
  })
})
