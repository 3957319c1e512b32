import { readTextFile, writePrivateFile } from '../adapters/files/text-files'
import type { Core } from './build-core'
import { DestinationFileDialogs } from '../core/settings/destination-file-dialogs'
import { chooseDestinationFile, chooseExportFile } from '../desktop/dialogs'
import type { Translate } from '../shared/failures/failure'

/** Builds what brings destinations to and from files, by the system's dialogs. */
export function buildDestinationFileDialogs(
  { importer, exporter }: Pick<Core, 'importer' | 'exporter'>,
  translate: Translate,
): DestinationFileDialogs {
  return new DestinationFileDialogs({
    importer,
    exporter,
    chooseFile: () => chooseDestinationFile(translate),
    chooseExportFile: () => chooseExportFile(translate),
    read: readTextFile,
    write: (file, text) => writePrivateFile(file, text, 'overwrite'),
  })
}
