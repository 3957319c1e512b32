import { BrowserWindow, dialog, type OpenDialogOptions } from 'electron'
import type { Translate } from '../shared/failure'

/** Only a help for choosing: what is an image is decided by its bytes. */
const imageExtensions = [
  'jpg',
  'jpeg',
  'png',
  'gif',
  'webp',
  'avif',
  'svg',
  'heic',
  'heif',
  'tif',
  'tiff',
  'bmp',
  'ico',
]

/** Lets the person choose images (on macOS folders too); empty when they thought better of it. */
export async function chooseImages(
  translate: Translate,
  platform: NodeJS.Platform,
): Promise<readonly string[]> {
  const options: OpenDialogOptions = {
    title: translate('dialog.chooseTitle'),
    buttonLabel: translate('dialog.chooseButton'),
    filters: [
      {
        name: translate('dialog.images'),
        extensions: [...imageExtensions, ...imageExtensions.map(toUpperCase)],
      },
      { name: translate('dialog.allFiles'), extensions: ['*'] },
    ],
    properties: [
      'openFile',
      'multiSelections',
      ...(platform === 'darwin' ? (['openDirectory'] as const) : []),
    ],
  }
  const window = BrowserWindow.getFocusedWindow()
  const chosen = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options)
  return chosen.canceled ? [] : chosen.filePaths
}

/** GTK's filters tell `.PNG` from `.png`. */
function toUpperCase(extension: string): string {
  return extension.toUpperCase()
}
