import type { OpenDialogOptions } from 'electron'
import path from 'node:path'
import { beforeEach, expect, it, vi } from 'vitest'
import { imageTypeOf } from '../../electron/core/naming/image-extensions'
import { chooseImages } from '../../electron/desktop/dialogs'

const asked = vi.hoisted((): { options: OpenDialogOptions[]; chosen: string[] } => ({
  options: [],
  chosen: [],
}))
vi.mock('electron', () => ({
  BrowserWindow: { getFocusedWindow: () => null },
  dialog: {
    showOpenDialog: async (options: OpenDialogOptions) => {
      asked.options.push(options)
      return { canceled: asked.chosen.length === 0, filePaths: asked.chosen }
    },
  },
}))

beforeEach(() => Object.assign(asked, { options: [], chosen: [] }))

it('offers every file with an image’s extension, in lower and upper case', async () => {
  expect(await chooseImages((key) => key, 'linux')).toEqual([])
  const offered = asked.options[0]?.filters?.[0]?.extensions ?? []
  expect(offered).toEqual(expect.arrayContaining(['jpg', 'JPG', 'jfif', 'apng', 'APNG', 'heif']))
  expect(offered.filter((extension) => imageTypeOf(`a.${extension}`) === undefined)).toEqual([])
})

// Left to itself, Electron begins in Downloads every time.
it('begins where files were chosen last', async () => {
  asked.chosen = [path.resolve('trips', 'a.png'), path.resolve('trips', 'b.png')]
  await chooseImages((key) => key, 'linux')
  asked.chosen = []
  await chooseImages((key) => key, 'linux')
  await chooseImages((key) => key, 'linux')
  expect(asked.options.map(({ defaultPath }) => defaultPath)).toEqual([
    undefined,
    path.resolve('trips'),
    path.resolve('trips'),
  ])
})
