import type { OpenDialogOptions } from 'electron'
import { expect, it, vi } from 'vitest'
import { imageTypeOf } from '../../electron/core/naming/image-extensions'
import { chooseImages } from '../../electron/desktop/dialogs'

const asked = vi.hoisted((): { options: OpenDialogOptions[] } => ({ options: [] }))
vi.mock('electron', () => ({
  BrowserWindow: { getFocusedWindow: () => null },
  dialog: {
    showOpenDialog: async (options: OpenDialogOptions) => {
      asked.options.push(options)
      return { canceled: true, filePaths: [] }
    },
  },
}))

it('offers every file with an image’s extension, in lower and upper case', async () => {
  expect(await chooseImages((key) => key, 'linux')).toEqual([])
  const offered = asked.options[0]?.filters?.[0]?.extensions ?? []
  expect(offered).toEqual(expect.arrayContaining(['jpg', 'JPG', 'jfif', 'apng', 'APNG', 'heif']))
  expect(offered.filter((extension) => imageTypeOf(`a.${extension}`) === undefined)).toEqual([])
})
