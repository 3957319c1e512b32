import { shell } from 'electron'
import { systemClock, systemIds } from '../adapters/clock'
import { writePrivateFile } from '../adapters/files/text-files'
import type { Core } from './build-core'
import { BucketImport } from '../core/history/bucket-import'
import { showSource } from '../core/history/show-source'
import { chooseHistoryFile } from '../desktop/dialogs'
import type { HandlerNeeds } from '../ipc/handlers'
import type { Page } from '../ipc/page'
import type { Translate } from '../shared/failures/failure'

export interface HistoryActionNeeds {
  readonly page: Page
  readonly translate: Translate
  readonly onHistoryChange: () => void
}

/** Builds what the history does besides remembering: import, export, show a file. */
export function buildHistoryActions(
  { engine, database, files, spool }: Core,
  { page, translate, onHistoryChange }: HistoryActionNeeds,
): Pick<HandlerNeeds, 'bucketImport' | 'historyExport' | 'showSource'> {
  const { history } = database
  return {
    bucketImport: new BucketImport({
      open: (destinationId) => engine.open(destinationId),
      history,
      keysOfUploads: (location) => engine.keysInUse(location),
      ids: systemIds,
      onChange: (run) => page.send('bucketImportChanged', run),
      onHistoryChange,
    }),
    showSource: (id) =>
      showSource(
        {
          sourceOf: (known) => history.sourceOf(known),
          nameOf: (known) => history.find([known])[0]?.name ?? '',
          files,
          spool,
          reveal: (file) => shell.showItemInFolder(file),
        },
        id,
      ),
    historyExport: {
      history,
      now: () => systemClock.now(),
      chooseExportFile: (format) => chooseHistoryFile(translate, format),
      write: (file, text) => writePrivateFile(file, text, 'overwrite'),
    },
  }
}
