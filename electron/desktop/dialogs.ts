import path from 'node:path'
import {
  BrowserWindow,
  dialog,
  type FileFilter,
  type OpenDialogOptions,
  type SaveDialogOptions,
} from 'electron'
import { imageExtensions } from '../core/naming/image-extensions'
import type { Translate } from '../shared/failures/failure'
import type { ExportFormat } from '../shared/history/history'

/** Lets the person choose images (on macOS also folders); empty if they cancel. */
export async function chooseImages(
  translate: Translate,
  platform: NodeJS.Platform,
): Promise<readonly string[]> {
  const options: OpenDialogOptions = {
    title: translate('dialog.chooseTitle'),
    buttonLabel: translate('dialog.chooseButton'),
    // Only a help for choosing: an image is recognised by its bytes.
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
  return open(options)
}

/** Lets the person choose a file of keys or settings; these have many extensions, or none. */
export async function chooseDestinationFile(translate: Translate): Promise<string | undefined> {
  const [file] = await open({
    title: translate('dialog.importTitle'),
    buttonLabel: translate('dialog.importButton'),
    properties: ['openFile', 'showHiddenFiles'],
  })
  return file
}

/** Lets the person choose where to write destinations; the dialog asks before it overwrites. */
export function chooseExportFile(translate: Translate): Promise<string | undefined> {
  return save({
    title: translate('dialog.exportTitle'),
    buttonLabel: translate('dialog.exportButton'),
    defaultPath: 'ollim-destinations.json',
    filters: [{ name: 'JSON', extensions: ['json'] }],
  })
}

const exportFilters: Readonly<Record<ExportFormat, FileFilter>> = {
  csv: { name: 'CSV', extensions: ['csv'] },
  json: { name: 'JSON', extensions: ['json'] },
  markdown: { name: 'Markdown', extensions: ['md'] },
}

/** The same for the history. */
export function chooseHistoryFile(translate: Translate, format: ExportFormat): Promise<string | undefined> {
  const filter = exportFilters[format]
  return save({
    title: translate('dialog.exportHistoryTitle'),
    buttonLabel: translate('dialog.exportButton'),
    defaultPath: `ollim-history.${filter.extensions[0] ?? format}`,
    filters: [filter],
  })
}

async function save(options: SaveDialogOptions): Promise<string | undefined> {
  const window = BrowserWindow.getFocusedWindow()
  const chosen = window ? await dialog.showSaveDialog(window, options) : await dialog.showSaveDialog(options)
  return chosen.canceled || chosen.filePath === '' ? undefined : chosen.filePath
}

/** Where files were chosen last: left to itself, Electron would begin in Downloads every time. */
let lastFolder: string | undefined

async function open(own: OpenDialogOptions): Promise<readonly string[]> {
  const window = BrowserWindow.getFocusedWindow()
  const options = lastFolder === undefined ? own : { ...own, defaultPath: lastFolder }
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options))
  const [first] = filePaths
  if (canceled || first === undefined) return []
  lastFolder = path.dirname(first)
  return filePaths
}

/** GTK's filters distinguish `.PNG` from `.png`. */
function toUpperCase(extension: string): string {
  return extension.toUpperCase()
}
