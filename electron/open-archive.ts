import { systemClock, systemIds } from './adapters/clock'
import { writePrivateFile } from './adapters/files/text-files'
import type { Core } from './build-core'
import { BucketImport } from './core/history/bucket-import'
import { chooseHistoryFile } from './desktop/dialogs'
import type { HandlerNeeds } from './ipc/handlers'
import type { Page } from './ipc/page'
import type { Translate } from './shared/failure'

export interface ArchiveNeeds {
  readonly page: Page
  readonly translate: Translate
  readonly onHistoryChange: () => void
}

/** The ways into the history and out of it besides uploading: from a bucket, and to a file. No logic. */
export function openArchive(
  { engine, database }: Pick<Core, 'engine' | 'database'>,
  { page, translate, onHistoryChange }: ArchiveNeeds,
): Pick<HandlerNeeds, 'bucketImport' | 'historyExport'> {
  const { history } = database
  return {
    bucketImport: new BucketImport({
      open: (destinationId) => engine.open(destinationId),
      history,
      ids: systemIds,
      onProgress: (progress) => page.send('bucketImportProgressed', progress),
      onHistoryChange,
    }),
    historyExport: {
      history,
      now: () => systemClock.now(),
      choosePlace: (format) => chooseHistoryFile(translate, format),
      write: (file, text) => writePrivateFile(file, text, 'overwrite'),
    },
  }
}
