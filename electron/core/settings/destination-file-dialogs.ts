import type { Failure } from '../../shared/failures/failure'
import type { ExportAnswer } from '../../shared/destinations/import'
import { longestFile, type PasteAnswer } from '../../shared/destinations/paste'
import { success, type Result } from '../../shared/result'
import { isTooLong } from '../destinations/paste/too-long'
import type { DestinationExporter } from './destination-exporter'
import type { DestinationImporter } from './destination-importer'

const tooLong: PasteAnswer = { destinations: [], notes: [{ note: 'too-long', facts: {} }], lockedId: '' }

export interface DestinationFileDialogsNeeds {
  readonly importer: Pick<DestinationImporter, 'understand'>
  readonly exporter: Pick<DestinationExporter, 'export'>
  /** Asks the person for a file; `undefined` if they cancel. */
  readonly chooseFile: () => Promise<string | undefined>
  readonly chooseExportFile: () => Promise<string | undefined>
  readonly read: (file: string, maxBytes: number) => Promise<Result<string, Failure>>
  /** Writes a file readable by this person only; the person has agreed to overwrite. */
  readonly write: (file: string, text: string) => Promise<Result<null, Failure>>
}

/** Imports and exports destinations through files that the person chooses in the system's dialogs. */
export class DestinationFileDialogs {
  readonly #needs: DestinationFileDialogsNeeds

  constructor(needs: DestinationFileDialogsNeeds) {
    this.#needs = needs
  }

  /** Understands the chosen file, whatever it is; null if none was chosen. */
  async open(): Promise<Result<PasteAnswer | null, Failure>> {
    const file = await this.#needs.chooseFile()
    if (file === undefined) return success(null)
    // One character more than allowed shows that the file is too long.
    const text = await this.#needs.read(file, longestFile + 1)
    if (!text.ok) return text
    return success(isTooLong(text.value) ? tooLong : this.#needs.importer.understand(text.value))
  }

  /** @param passphrase encrypts the secrets; empty leaves them out */
  async save(ids: readonly string[], passphrase: string): Promise<Result<ExportAnswer, Failure>> {
    const file = await this.#needs.chooseExportFile()
    if (file === undefined) return success({ written: 0, without: [] })
    const { text, names, without } = await this.#needs.exporter.export(ids, passphrase)
    const written = await this.#needs.write(file, text)
    return written.ok ? success({ written: names.length, without }) : written
  }
}
