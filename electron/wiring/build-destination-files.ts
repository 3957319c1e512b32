import { readTextFile, writePrivateFile } from '../adapters/files/text-files'
import type { Core } from './build-core'
import { DestinationFiles } from '../core/settings/destination-files'
import { chooseDestinationFile, chooseExportFile } from '../desktop/dialogs'
import type { Translate } from '../shared/failures/failure'

/** Builds what brings destinations to and from files, by the system's dialogs. */
export function buildDestinationFiles(
  { importer, exporter }: Pick<Core, 'importer' | 'exporter'>,
  translate: Translate,
): DestinationFiles {
  return new DestinationFiles({
    importer,
    exporter,
    chooseFile: () => chooseDestinationFile(translate),
    chooseExportFile: () => chooseExportFile(translate),
    read: readTextFile,
    write: (file, text) => writePrivateFile(file, text, 'overwrite'),
  })
}
